//! What doors give out: the bodies of API.md. Personal data is masked unless the actor has `clear_text`.

mod assessment;
mod guest;
mod interception;
mod order;
mod people;
mod record;
mod setup;

pub use assessment::{
    AlternativeView, AssessmentView, ConnectorBrief, DryRunView, OddsView, QuoteView, ReasonView, WindowView,
};
pub use guest::{
    CanChangeView, CostView, CustomerCaseView, CustomerLineView, CustomerOrderView, CustomerParcelView,
    CustomerStoryView, EmbedView, LinkView, SelfServiceView, VerificationView, VisitView,
};
pub use interception::{
    AttemptView, CanView, CodedView, DoubtView, EscalationView, InterceptionView, MilestoneView, NextView,
    TimelineItem, WithdrawalView,
};
pub use order::{OrderView, ParcelView, PartyView, RejectedItem, ScanView, ScansReport, StageView};
pub use people::{
    DemoClockView, InterceptionRevealed, MerchantView, OrderRevealed, SeatView, SelfView, SessionView,
    UserView,
};
pub use record::{AuditCheck, AuditView, EventView, Page};
pub use setup::{
    AccountTest, AccountView, ContactView, CourierView, DeliveryView, GuessView, KeyView, WebhookView,
};
