//! The words of an interception's life: states, milestones, and why things are so.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal, $zh:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in the API and the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text),* } }

            /// The Chinese words people see.
            #[must_use]
            pub const fn zh(self) -> &'static str { match self { $(Self::$variant => $zh),* } }

            /// Reads the name back.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text)
            }
        }
    };
}

codes! {
    /// Where an interception stands (ARCHITECTURE §3).
    State {
        /// Waiting for identity, approval, fee consent or a cooling-off.
        Held = "held", "待审核";
        /// May be sent; may wait for a window, pacing, a breaker, a credential.
        Queued = "queued", "待下发";
        /// The attempt is durable; bytes may be on the wire.
        Sending = "sending", "下发中";
        /// Sent, outcome unknown.
        InDoubt = "in_doubt", "结果未明";
        /// The courier has the command.
        Accepted = "accepted", "指令已接收";
        /// Proof that the parcel left its old route.
        Turned = "turned", "已拦截转向";
        /// Delivered at the new address, back at the sender, contact changed.
        Completed = "completed", "已完成";
        /// Never took effect.
        Refused = "refused", "快递拒绝";
        /// It did not work, whoever said so.
        Failed = "failed", "拦截失败";
        /// Ended by the people who asked.
        Withdrawn = "withdrawn", "已撤销";
        /// Ended by an approver.
        Rejected = "rejected", "审核未通过";
    }
}

impl State {
    /// No further step but a correction by scans.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Refused | Self::Failed | Self::Withdrawn | Self::Rejected)
    }

    /// Nothing has been sent yet.
    #[must_use]
    pub const fn is_unsent(self) -> bool {
        matches!(self, Self::Held | Self::Queued)
    }
}

codes! {
    /// Named points on the way that people watch (API.md).
    Milestone {
        /// 已提出
        Requested = "requested", "已提交";
        /// 已批准
        Approved = "approved", "审核通过";
        /// 指令已下发
        Dispatched = "dispatched", "指令已下发";
        /// 指令已接收
        Acknowledged = "acknowledged", "指令已接收";
        /// 已从原路由分拣出
        Diverted = "diverted", "包裹已从原路由分拣出";
        /// 新目的地已接收
        Redirected = "redirected", "新目的地已接收";
        /// 完成
        Completed = "completed", "已完成";
    }
}

codes! {
    /// What keeps an interception in `held`.
    Gate {
        /// A supervisor must say yes.
        Approval = "approval", "待主管审核";
        /// The requester must prove to be the customer.
        Identity = "identity", "待身份核验";
        /// Somebody must agree to the fee.
        FeeConsent = "fee_consent", "待确认费用";
        /// A cooling-off is running.
        CoolingOff = "cooling_off", "冷静期";
    }
}

codes! {
    /// Why we do not know what a sent command did.
    DoubtWhy {
        /// No answer within the time-out.
        Timeout = "timeout", "快递公司没有在时限内应答";
        /// The connection broke after bytes may have left.
        Reset = "reset", "连接中断，指令可能已到达";
        /// HTTP 5xx.
        ServerError = "server_error", "快递公司系统报错";
        /// The answer could not be read.
        Garbage = "garbage", "应答无法识别";
        /// A result code that no sheet lists.
        UnknownCode = "unknown_code", "应答码未登记";
        /// A well-formed no with an unlisted code: a person reads the courier's words (ARCHITECTURE §3, rule 4).
        UnlistedRefusal = "unlisted_refusal", "快递公司返回了未登记的拒绝说明";
        /// The process died, or its lease ran out, between intent and answer.
        Interrupted = "interrupted", "发送过程中断，指令可能已到达";
    }
}

codes! {
    /// Why nothing reached the courier: the only cases that are sent again by themselves.
    NotSentWhy {
        /// The name did not resolve.
        Dns = "dns", "域名无法解析";
        /// Connection refused or connect time-out.
        Connect = "connect", "连接不上快递公司";
        /// TLS handshake failed.
        Tls = "tls", "加密握手失败";
        /// Our own pacing or breaker.
        Limiter = "limiter", "本系统限流";
        /// The courier's gateway throttled before the business system (ARCHITECTURE §3, rule 2a).
        Throttled = "throttled", "快递公司限流";
        /// The courier's gateway refused our credential before the business system.
        Credential = "credential", "账号凭据被拒";
        /// The courier's gateway said it could not pass the call on.
        Gateway = "gateway", "快递网关未受理";
    }
}

codes! {
    /// Why an interception ended as it did.
    Outcome {
        /// Delivered at the new address or back at the sender, proven by a scan.
        Arrived = "arrived", "轨迹证实已到达";
        /// The courier's own status says closed successfully.
        CourierClosed = "courier_closed", "快递公司确认完结";
        /// The contact, day or pick-up was changed and the parcel was delivered.
        Changed = "changed", "已按新信息派送";
        /// The order was cancelled before the parcel was picked up.
        CancelledBeforePickup = "cancelled_before_pickup", "揽收前已取消";
        /// The courier said no.
        CourierRefused = "courier_refused", "快递公司拒绝";
        /// Somebody intercepted this parcel elsewhere, perhaps with another address.
        AlreadyInterceptedElsewhere = "already_intercepted_elsewhere", "该运单已在别处发起过拦截";
        /// The command could not be written in the courier's language.
        Unencodable = "unencodable", "指令无法按快递公司的格式表达";
        /// The courier had it, then said it did not work.
        CourierFailed = "courier_failed", "快递公司反馈拦截失败";
        /// The parcel was delivered on its old road.
        DeliveredOld = "delivered_old", "包裹已按原地址签收";
        /// A re-addressed parcel came back to the sender instead.
        ReturnedInstead = "returned_instead", "包裹被退回而非改址";
        /// The parcel was too far when its turn came; nothing was sent.
        TooLate = "too_late", "已错过拦截时机，指令未下发";
        /// It could not be sent in time; nothing was sent.
        NeverSent = "never_sent", "始终未能下发";
        /// The people who asked took it back.
        Withdrawn = "withdrawn", "已撤销";
        /// An approver said no.
        Rejected = "rejected", "审核未通过";
        /// A person decided after the machine could not.
        DecidedByPerson = "decided_by_person", "人工认定";
    }
}

codes! {
    /// Why a person must look (a human case).
    CaseWhy {
        /// The doubt could not be resolved in time, or never can be by the machine.
        DoubtUnresolved = "doubt_unresolved", "结果未明，需人工核实";
        /// An unlisted refusal: read the courier's words.
        UnlistedRefusal = "unlisted_refusal", "未登记的拒绝说明，需人工判断";
        /// Words and scans contradict each other.
        Contradicted = "contradicted", "快递反馈与轨迹矛盾";
        /// The courier said no.
        Refused = "refused", "快递公司拒绝，请电话联系";
        /// It did not work.
        Failed = "failed", "拦截失败，请电话联系";
        /// The window closed before it was sent.
        TooLate = "too_late", "已错过系统拦截时机，请电话联系";
        /// It has waited too long to be sent.
        NotSentInTime = "not_sent_in_time", "迟迟未能下发";
        /// The courier accepted but nothing moved in time.
        Silent = "silent", "快递公司接收后长时间无进展";
        /// The withdrawal's outcome is unknown.
        WithdrawalInDoubt = "withdrawal_in_doubt", "撤销结果未明";
        /// A scan corrected a closed case.
        Corrected = "corrected", "轨迹更正了已关闭的结论";
        /// A person asked for it.
        Asked = "asked", "人工升级";
    }
}

codes! {
    /// What contradicts what.
    Contradiction {
        /// The courier said yes, but scans go on along the old road.
        GoesOnOldRoad = "goes_on_old_road", "快递称已受理，但轨迹仍按原路线派送";
        /// The courier said yes, but the parcel was delivered at the old address.
        DeliveredOld = "delivered_old", "快递称已拦截，但包裹已按原地址签收";
        /// The courier said no, but scans show the parcel turning.
        TurnsThoughRefused = "turns_though_refused", "快递称未拦截，但轨迹显示包裹已转向";
        /// Two statements of the courier exclude each other.
        WordsDisagree = "words_disagree", "快递前后反馈不一致";
        /// The withdrawal was confirmed, yet the parcel turned.
        TurnsThoughWithdrawn = "turns_though_withdrawn", "已撤销，但轨迹显示包裹已转向";
    }
}

codes! {
    /// Where a withdrawal stands: a second small command with the same rules.
    WithdrawalState {
        /// Wished while the first command was in flight or in doubt; applied when that settles.
        Wished = "wished", "已登记，待结果明确后执行";
        /// To be sent.
        Requested = "requested", "待下发";
        /// Bytes may be on the wire.
        Sending = "sending", "下发中";
        /// Sent, outcome unknown.
        InDoubt = "in_doubt", "结果未明";
        /// The courier took the command back.
        Confirmed = "confirmed", "撤销成功";
        /// The courier did not.
        Refused = "refused", "撤销未成功";
    }
}

codes! {
    /// The events a merchant's systems hear of (API.md, "Webhook events").
    EventKind {
        /// A request became durable.
        Requested = "interception.requested", "已提交拦截";
        /// It waits for people.
        Held = "interception.held", "待审核";
        /// An approver said yes.
        Approved = "interception.approved", "审核通过";
        /// An approver said no.
        Rejected = "interception.rejected", "审核未通过";
        /// The command left.
        Dispatched = "interception.dispatched", "指令已下发";
        /// The courier has it.
        Acknowledged = "interception.acknowledged", "指令已接收";
        /// Sent, outcome unknown.
        InDoubt = "interception.in_doubt", "结果未明";
        /// The parcel left its old route.
        Diverted = "interception.diverted", "包裹已从原路由分拣出";
        /// The new destination has it.
        Redirected = "interception.redirected", "新目的地已接收";
        /// Done.
        Completed = "interception.completed", "已完成";
        /// The courier said no.
        Refused = "interception.refused", "快递拒绝";
        /// It did not work.
        Failed = "interception.failed", "拦截失败";
        /// Taken back.
        Withdrawn = "interception.withdrawn", "已撤销";
        /// A human case was opened.
        Escalated = "interception.escalated", "已转人工";
        /// Facts contradict each other.
        Contradicted = "interception.contradicted", "反馈与轨迹矛盾";
        /// A parcel moved to another stage.
        StageChanged = "parcel.stage_changed", "包裹阶段变化";
        /// Somebody fails again and again to prove to be the customer of an order.
        VerificationFailing = "order.verification_failing", "身份核验多次失败";
        /// A test event a person asked for.
        Test = "webhook.test", "测试事件";
    }
}
