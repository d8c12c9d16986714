/** The words of the frame around the form; the form itself speaks from the workbench's catalogue. */
import { type OwnWords, type Say, useOwnWords } from '../i18n/ownWords';

const zh = {
  title: '拦截改址',
  connecting: '正在连接改道…',
  forgotten: '还没有授权',
  'forgotten.what': '页面没有提供令牌：请刷新，或联系系统管理员。',
  'refused.origin': '此页面未获授权',
  'refused.origin_what': '令牌不允许嵌入到这个网站。',
  'refused.token': '授权无效或已过期',
  'refused.token_what': '请刷新页面以获取新的授权。',
  'refused.order': '授权与订单不符',
  'refused.order_what': '令牌属于另一个订单，请刷新页面。',
  expired: '授权已过期，正在等待页面续期',
  'expired.what': '已填写的内容还在；若长时间没有恢复，请刷新页面。',
  unreachable: '暂时连不上改道服务',
  'unreachable.what': '已填写的内容还在，恢复后自动继续。',
  failed: '出错了',
  broken: '组件出错了，请刷新页面',
  again: '重试',
  loading: '正在读取…',
  none: '还没有发货',
  'none.what': '发货前请直接修改订单。',
  'verdict.allow': '可拦',
  'verdict.warn': '有风险',
  'verdict.deny': '不可拦',
  act: '拦截并修改地址',
  'act.plain': '拦截包裹',
  live: '查看拦截进度',
  fold: '收起',
  unplaced: '位置未知',
  call: '拨打 {phone}',
} as const;

export type EmbedWord = keyof typeof zh;

const en: Readonly<Record<EmbedWord, string>> = {
  title: 'Intercept parcel',
  connecting: 'Connecting to Gaidao…',
  forgotten: 'Not authorised yet',
  'forgotten.what': 'The page gave no token: reload it, or ask your administrator.',
  'refused.origin': 'This page is not allowed',
  'refused.origin_what': 'The token does not allow this site.',
  'refused.token': 'The token is wrong or expired',
  'refused.token_what': 'Reload the page for a new one.',
  'refused.order': 'The token belongs to another order',
  'refused.order_what': 'Reload the page.',
  expired: 'The token has expired; waiting for the page to renew it',
  'expired.what': 'What you typed is kept. Reload the page if this stays.',
  unreachable: 'Gaidao cannot be reached',
  'unreachable.what': 'What you typed is kept; it goes on by itself.',
  failed: 'Something went wrong',
  broken: 'This part broke; reload the page',
  again: 'Try again',
  loading: 'Loading…',
  none: 'Not shipped yet',
  'none.what': 'Change the order itself before it ships.',
  'verdict.allow': 'Can be intercepted',
  'verdict.warn': 'At risk',
  'verdict.deny': 'Cannot be intercepted',
  act: 'Intercept and change address',
  'act.plain': 'Intercept parcel',
  live: 'Show progress',
  fold: 'Close',
  unplaced: 'place unknown',
  call: 'Call {phone}',
};

export const catalogue: OwnWords<EmbedWord> = { zh, en };

export function useWords(): Say<EmbedWord> {
  return useOwnWords(catalogue);
}

/** The word for a verdict, or its code where there is none. */
export function useVerdictWord(): (verdict: string) => string {
  const t = useWords();
  return (verdict) => (verdict === 'allow' || verdict === 'warn' || verdict === 'deny' ? t(`verdict.${verdict}`) : verdict);
}
