import type { ThemeConfig } from 'antd';

/** Calm and dense; every text colour reaches AA on its ground. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: '#0d4aad',
    colorSuccess: '#146c3c',
    colorWarning: '#8a4b00',
    colorError: '#b3261e',
    colorInfo: '#0b4f9e',
    colorLink: '#0d4aad',
    colorText: '#1b2230',
    colorTextSecondary: '#4a5361',
    colorTextTertiary: '#5f6977',
    colorTextDescription: '#5f6977',
    colorTextPlaceholder: '#626b79',
    colorTextQuaternary: '#626b79',
    colorBgLayout: '#f4f6f9',
    colorBorder: '#cdd4de',
    colorBorderSecondary: '#e2e6ec',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', Roboto, sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
};
