import { Component, type ReactNode } from 'react';
import { say } from '../i18n';
import { currentLanguage } from '../i18n/language';
import styles from './ErrorBoundary.module.css';

interface State {
  broken: boolean;
}

/** The last resort: a page that broke says so and offers the way back. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const language = currentLanguage();
    return (
      <main className={styles['broken']}>
        <h1>{say(language, 'broken.title')}</h1>
        <p>{say(language, 'broken.what')}</p>
        <a href="/">{say(language, 'broken.home')}</a>
      </main>
    );
  }
}
