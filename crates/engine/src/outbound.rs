//! What the desk asks of the outside while somebody waits: track refresh and account test.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use gaidao_core::{MerchantId, Parcel, state::NotSentWhy};
use gaidao_desk::{Outbound, outbound::WAIT_MS, view::AccountTest};
use gaidao_kit::{Call, CallName, Refusal, Reply};

use crate::{transport::Lost, work::Engine};

/// The engine, as the desk sees it.
pub struct Outside(pub Arc<Engine>);

#[async_trait]
impl Outbound for Outside {
    async fn refresh(&self, merchant: &MerchantId, parcel: &Parcel) -> bool {
        let engine = Arc::clone(&self.0);
        let (merchant, parcel) = (merchant.clone(), parcel.clone());
        // In a task of its own: an answer that comes after the wait is still ingested.
        let asked = tokio::spawn(async move { engine.refresh(&merchant, &parcel).await });
        matches!(tokio::time::timeout(Duration::from_millis(WAIT_MS), asked).await, Ok(Ok(true)))
    }

    async fn test_account(&self, merchant: &MerchantId, account: &str) -> AccountTest {
        self.0.test_account(merchant, account).await
    }
}

impl Engine {
    async fn refresh(&self, merchant: &MerchantId, parcel: &Parcel) -> bool {
        let Ok(Some(question)) = self.desk.track_question(merchant, parcel, self).await else { return false };
        if self.admit_question(&question).is_err() {
            return false;
        }
        let reply = self.ask(&question).await;
        matches!(self.desk.track_answered(&question, reply.as_ref()).await, Ok(Some(_)))
    }

    async fn test_account(&self, merchant: &MerchantId, name: &str) -> AccountTest {
        let opened = self.desk.open_account(merchant, name, self).await;
        let Ok(Some((connector, account))) = opened else {
            return test(false, "unreachable", "账号已停用，或不知道快递公司的地址", None);
        };
        if !connector.card().can(CallName::Check) {
            return test(false, "not_tested", "该快递公司没有可用于测试的接口", None);
        }
        let clock = self.desk.clock();
        let request = match connector.encode(&Call::Check, &clock.moment(), &account) {
            Ok(request) => request,
            Err(error) => return test(false, "incomplete", &format!("账号资料不完整：{error}"), None),
        };
        let before = clock.real();
        let answer = self.http.call(&request, self.settings.courier_timeout_ms).await;
        let took = Some(clock.real().since_ms(before));
        match answer {
            Err(Lost::NotSent(_)) => test(false, "unreachable", "连接不上快递公司：请检查地址和网络", took),
            Err(Lost::Doubt(_)) => test(false, "unreachable", "快递公司没有应答：请稍后再试", took),
            Ok(reply) => match connector.decode(&Call::Check, &reply) {
                Reply::Checked | Reply::Tracks(_) | Reply::Accepted { .. } => {
                    test(true, "ok", "凭据有效，连接正常", took)
                }
                Reply::Refused { sort: Refusal::NotProcessed(NotSentWhy::Credential), code, .. } => {
                    let text = format!("快递公司拒绝了凭据（{code}）：请核对账号资料和授权");
                    test(false, "credential_refused", &text, took)
                }
                Reply::Refused { code, .. } => {
                    test(false, "unclear", &format!("快递公司返回 {code}：凭据是否有效无法判断"), took)
                }
                _ => test(false, "unclear", "快递公司的应答无法识别", took),
            },
        }
    }
}

fn test(ok: bool, code: &str, text: &str, took_ms: Option<i64>) -> AccountTest {
    AccountTest { ok, code: code.to_owned(), text: text.to_owned(), took_ms }
}
