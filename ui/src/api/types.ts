/** Short names for the shapes of the generated client. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['AccountView'];
export type AccountIn = Schemas['AccountIn'];
export type AccountTest = Schemas['AccountTest'];
export type Assessment = Schemas['AssessmentView'];
export type Attempt = Schemas['AttemptView'];
export type AuditCheck = Schemas['AuditCheck'];
export type AuditEntry = Schemas['AuditView'];
export type Contact = Schemas['ContactView'];
export type Courier = Schemas['CourierView'];
export type Delivery = Schemas['DeliveryView'];
export type Division = Schemas['DivisionView'];
export type Doubt = Schemas['DoubtView'];
export type DryRun = Schemas['DryRunView'];
export type Escalation = Schemas['EscalationView'];
export type Interception = Schemas['InterceptionView'];
export type InterceptionIn = Schemas['InterceptionIn'];
export type Key = Schemas['KeyView'];
export type Milestone = Schemas['MilestoneView'];
export type Order = Schemas['OrderView'];
export type Parcel = Schemas['ParcelView'];
export type ParsedAddress = Schemas['ParsedAddress'];
export type Party = Schemas['PartyView'];
export type PartyIn = Schemas['PartyIn'];
export type RevealedInterception = Schemas['InterceptionRevealed'];
export type RevealedOrder = Schemas['OrderRevealed'];
export type Scan = Schemas['ScanView'];
export type Session = Schemas['SessionView'];
export type Stage = Schemas['StageView'];
export type TimelineItem = Schemas['TimelineItem'];
export type User = Schemas['UserView'];
export type UserPatch = Schemas['UserChange'];
export type Webhook = Schemas['WebhookView'];
