import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../app/queryClient';
import { EmbedPage } from './EmbedPage';
import '../styles/base.css';
import './embed.css';

const root = document.getElementById('root');
if (root === null) throw new Error('embed.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <EmbedPage />
    </QueryClientProvider>
  </StrictMode>,
);
