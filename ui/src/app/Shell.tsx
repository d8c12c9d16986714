import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../i18n';
import { useSession } from '../session/session';
import { ConnectionBar } from './ConnectionBar';
import { DemoClock } from './DemoClock';
import { LanguageSwitch } from './LanguageSwitch';
import { LiveMark } from './LiveMark';
import { Nav } from './Nav';
import { Search } from './Search';
import styles from './Shell.module.css';
import { UserMenu } from './UserMenu';

/** The frame around every page: where to go, what to look for, whether it is live. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useWords();
  const { pathname } = useLocation();
  const session = useSession();
  const [menu, setMenu] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // A new page is read from its beginning, as a page loaded by the browser would be.
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the path is what it waits for
  }, [pathname]);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <aside className={styles['side']}>
        <div className={styles['sideInner']}>
          <Nav />
        </div>
      </aside>
      <header className={styles['top']}>
        <span className={styles['menuButton']}>
          <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={() => setMenu(true)} />
        </span>
        <div className={styles['search']}>
          <Search />
        </div>
        <div className={styles['tools']}>
          <span className={styles['wide']}>
            <LiveMark />
          </span>
          <LanguageSwitch />
          {session === null ? null : <UserMenu session={session} />}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        <div className={styles['inner']}>
          <ConnectionBar />
          {session?.demo ? <DemoClock speed={session.demo.speed} /> : null}
          {children}
        </div>
      </main>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={260} title={t('product')} styles={{ body: { padding: 0 } }}>
        <Nav bare onGo={() => setMenu(false)} />
      </Drawer>
    </div>
  );
}
