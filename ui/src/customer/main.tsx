import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CustomerPage } from './CustomerPage';
import '../styles/colours.css';
import './customer.css';

const root = document.getElementById('root');
if (root === null) throw new Error('customer.html has no #root');
createRoot(root).render(
  <StrictMode>
    <CustomerPage />
  </StrictMode>,
);
