import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n';
import styles from './Search.module.css';
import { useShortcut } from './useShortcut';

/** Order number, waybill or phone. What is looked for stays out of the address: it may be a phone number. */
export function Search() {
  const t = useWords();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useShortcut('/', () => input.current?.focus({ cursor: 'all' }));
  const go = (): void => {
    const q = text.trim();
    if (q === '') return;
    input.current?.blur();
    void navigate('/search', { state: { q } });
  };
  return (
    <Input
      ref={input}
      type="search"
      value={text}
      maxLength={64}
      prefix={<SearchOutlined aria-hidden="true" />}
      suffix={
        <kbd aria-hidden="true" className={styles['key']}>
          /
        </kbd>
      }
      placeholder={t('search.hint')}
      aria-label={t('search.name')}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onPressEnter={go}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur();
      }}
    />
  );
}
