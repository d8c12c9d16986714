//! What a command asks for: kind, reason, channel, payer. Names as in API.md, Chinese for people.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal, $zh:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every value, in the order people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in the API and the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The Chinese name people see.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),* }
            }

            /// Reads the name back.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text)
            }
        }
    };
}

words! {
    /// What shall happen to the parcel.
    Kind {
        /// New address and/or recipient and phone.
        Readdress = "readdress", "改址转寄";
        /// Back to the sender's address.
        ReturnToSender = "return_to_sender", "拦截退回";
        /// Back to the outlet that picked it up.
        ReturnToOriginOutlet = "return_to_origin_outlet", "退回揽收网点";
        /// Same place, another recipient name or phone.
        ChangeContact = "change_contact", "修改收件人信息";
        /// Wait at an outlet or locker for the customer.
        HoldForPickup = "hold_for_pickup", "改自取";
        /// Deliver on another day.
        Reschedule = "reschedule", "更改派送时间";
    }
}

impl Kind {
    /// The kind moves the parcel to another road; the others skip the state `turned` (ARCHITECTURE §3).
    #[must_use]
    pub const fn turns(self) -> bool {
        matches!(self, Self::Readdress | Self::ReturnToSender | Self::ReturnToOriginOutlet)
    }

    /// The parcel shall come back to the merchant's side.
    #[must_use]
    pub const fn returns(self) -> bool {
        matches!(self, Self::ReturnToSender | Self::ReturnToOriginOutlet)
    }

    /// The command carries a new recipient.
    #[must_use]
    pub const fn needs_target(self) -> bool {
        matches!(self, Self::Readdress | Self::ChangeContact)
    }
}

words! {
    /// Why the customer or the merchant asks.
    Reason {
        /// 填错了信息
        WrongAddress = "wrong_address", "地址填错";
        /// 临时变更收货地点
        TemporaryPlace = "temporary_place", "临时更换收货地点";
        /// 希望转送他人
        OtherRecipient = "other_recipient", "转送他人";
        /// 电话填错
        WrongPhone = "wrong_phone", "电话填错";
        /// 退款
        Refund = "refund", "客户退款";
        /// 召回
        Recall = "recall", "商家召回";
        /// 重复下单
        DuplicateOrder = "duplicate_order", "重复下单";
        /// 疑似欺诈
        Fraud = "fraud", "疑似欺诈";
        /// 其他
        Other = "other", "其他";
    }
}

words! {
    /// How the request reached the merchant.
    Channel {
        /// 在线客服
        Chat = "chat", "在线客服";
        /// 电话
        Phone = "phone", "电话";
        /// 订单备注
        Remark = "remark", "订单备注";
        /// 客户自助
        SelfService = "self_service", "客户自助";
        /// 系统对接
        Api = "api", "系统对接";
        /// 批量
        Batch = "batch", "批量";
    }
}

words! {
    /// Who pays what the courier charges.
    Payer {
        /// 商家
        Merchant = "merchant", "商家";
        /// 客户
        Customer = "customer", "客户";
        /// 快递公司
        Courier = "courier", "快递公司";
    }
}
