import { GlobalOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { chooseLanguage, useLanguage } from '../i18n/language';

/** 中文 ⇄ English */
export function LanguageSwitch() {
  const language = useLanguage();
  const client = useQueryClient();
  const other = language === 'zh' ? 'en' : 'zh';
  const change = (): void => {
    chooseLanguage(other);
    // The API speaks the chosen language too.
    void client.invalidateQueries();
  };
  return (
    <Button type="text" icon={<GlobalOutlined />} onClick={change} lang={other === 'zh' ? 'zh-CN' : 'en'}>
      {other === 'zh' ? '中文' : 'EN'}
    </Button>
  );
}
