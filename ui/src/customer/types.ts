/** Short names for what the customer's door answers. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Asked = Schemas['CustomerCaseView'];
export type Chance = Schemas['CanChangeView'];
export type Coded = Schemas['CodedView'];
export type Contact = Schemas['ContactView'];
export type CustomerOrder = Schemas['CustomerOrderView'];
export type CustomerParcel = Schemas['CustomerParcelView'];
export type Line = Schemas['CustomerLineView'];
export type Milestone = Schemas['MilestoneView'];
export type ParsedAddress = Schemas['ParsedAddress'];
export type PartyIn = Schemas['PartyIn'];
export type Story = Schemas['CustomerStoryView'];
export type Visit = Schemas['VisitView'];
export type Wish = Schemas['CustomerAskIn'];

/** It has come to an end: nothing more is to be waited for. */
export function hasEnded(it: Asked): boolean {
  return Boolean(it.outcome);
}
