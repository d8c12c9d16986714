import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as Surroundings, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { useLanguage } from '../i18n/language';
import { ErrorBoundary } from './ErrorBoundary';
import { Gate } from './Gate';
import { queryClient } from './queryClient';
import { theme } from './theme';

export function App() {
  const language = useLanguage();
  return (
    <StyleProvider layer>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <Surroundings component={false}>
          <QueryClientProvider client={queryClient}>
            <ErrorBoundary>
              <BrowserRouter>
                <Gate />
              </BrowserRouter>
            </ErrorBoundary>
          </QueryClientProvider>
        </Surroundings>
      </ConfigProvider>
    </StyleProvider>
  );
}
