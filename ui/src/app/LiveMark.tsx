import { DisconnectOutlined, SyncOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useWords } from '../i18n';
import { useConnection } from '../live/connection';
import { Mark } from '../parts/Mark';

/** Whether what is shown follows the server by itself. */
export function LiveMark() {
  const t = useWords();
  const { live } = useConnection();
  if (live === 'open') {
    return (
      <Mark tone="good" icon={<ThunderboltOutlined />}>
        {t('live.open')}
      </Mark>
    );
  }
  const broken = live === 'broken';
  return (
    <Mark tone={broken ? 'warn' : 'plain'} icon={broken ? <DisconnectOutlined /> : <SyncOutlined />}>
      {t(broken ? 'live.broken' : 'live.connecting')}
    </Mark>
  );
}
