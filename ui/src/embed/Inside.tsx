import { StyleProvider } from '@ant-design/cssinjs';
import { App as Surroundings, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { Interception, Order, Parcel } from '../api/types';
import { theme } from '../app/theme';
import { useLanguage } from '../i18n/language';
import { InlineForm } from './InlineForm';
import { Running } from './Running';

interface Props {
  order: Order;
  parcel: Parcel;
  /** The interception under way, or just submitted. */
  running: string | null;
  onSubmitted: (it: Interception) => void;
}

/** What the workbench shows in its drawer, here in the flow of the host page. */
export default function Inside({ order, parcel, running, onSubmitted }: Props) {
  const language = useLanguage();
  return (
    <StyleProvider layer>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <Surroundings component={false}>
          {running === null ? <InlineForm order={order} parcel={parcel} onSubmitted={onSubmitted} /> : <Running id={running} />}
        </Surroundings>
      </ConfigProvider>
    </StyleProvider>
  );
}
