//! What has no merchant yet: signing in, callbacks by their token, the health of the whole.

use gaidao_core::{At, InterceptionId, MerchantId};

use super::Instance;
use crate::db::op::Val;
use crate::error::StoreError;
use crate::rows::account::{ACCOUNT, Account, token_hash};
use crate::rows::merchant::{API_KEY, ApiKey, MERCHANT, Merchant, merchant_id};
use crate::rows::unknown_word;

/// How full the queue is, for health and metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueDepth {
    /// Kind of job.
    pub kind: String,
    /// Jobs in all.
    pub all: i64,
    /// Due and not leased.
    pub due: i64,
    /// The earliest due time of those.
    pub oldest_due_at: Option<At>,
}

impl Instance<'_> {
    /// All merchants.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchants(&self) -> Result<Vec<Merchant>, StoreError> {
        let rows = self.store.read(format!("{MERCHANT} ORDER BY id"), Vec::new()).await?;
        rows.iter().map(Merchant::read).collect()
    }

    /// The merchant with this name, for the command line.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn merchant_by_name(&self, name: &str) -> Result<Option<Merchant>, StoreError> {
        let rows = self.store.read(format!("{MERCHANT} WHERE name = ?1"), vec![Val::from(name)]).await?;
        rows.first().map(Merchant::read).transpose()
    }

    /// Who signs in with the key of this SHA-256. Expiry and revocation are for the caller to judge: it knows the
    /// time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn key_by_hash(&self, hash: &[u8; 32]) -> Result<Option<(MerchantId, ApiKey)>, StoreError> {
        let sql = format!("{API_KEY} WHERE hash = ?1");
        let rows = self.store.read(sql, vec![Val::from(hash.as_slice())]).await?;
        rows.first().map(ApiKey::read).transpose()
    }

    /// Whose account has this callback token, at this connector.
    ///
    /// # Errors
    /// When the database does not answer or a sealed value does not open.
    pub async fn account_by_token(
        &self,
        connector: &str,
        token: &str,
    ) -> Result<Option<(MerchantId, Account)>, StoreError> {
        let sql = format!("{ACCOUNT} WHERE callback_hash = ?1 AND connector = ?2");
        let params = vec![Val::from(token_hash(token.as_bytes())), Val::from(connector)];
        let rows = self.store.read(sql, params).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let merchant = Account::owner(row)?;
        let sealer = self.store.sealer(&merchant).await?;
        let account = Account::read(row, &sealer)?;
        Ok(Some((merchant, account)))
    }

    /// Attempts that have not ended although nobody expects an answer any more: their sender crashed or was
    /// frozen. Oldest first, as interception and attempt number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempts_overdue(
        &self,
        before: At,
        limit: u32,
    ) -> Result<Vec<(MerchantId, InterceptionId, u32)>, StoreError> {
        let sql = "SELECT merchant_id, interception_id, no FROM attempts \
             WHERE ended_at IS NULL AND deadline_at < ?1 ORDER BY deadline_at LIMIT ?2";
        let rows = self.store.read(sql, vec![Val::from(before), Val::Int(i64::from(limit))]).await?;
        rows.iter()
            .map(|row| {
                let id = InterceptionId::parse(&row.text(1)?).map_err(|_| unknown_word("interception id"))?;
                let no = u32::try_from(row.int(2)?).map_err(|_| unknown_word("attempt number"))?;
                Ok((merchant_id(row, 0)?, id, no))
            })
            .collect()
    }

    /// How full the queue is, by kind.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn queue(&self, due_by: At, now: At) -> Result<Vec<QueueDepth>, StoreError> {
        let free = "due_at <= ?1 AND lease_until <= ?2";
        let sql = format!(
            "SELECT kind, count(*), count(CASE WHEN {free} THEN 1 END), min(CASE WHEN {free} THEN due_at END) \
             FROM jobs GROUP BY kind ORDER BY kind"
        );
        let rows = self.store.read(sql, vec![Val::from(due_by), Val::from(now)]).await?;
        rows.iter()
            .map(|row| {
                Ok(QueueDepth {
                    kind: row.text(0)?,
                    all: row.int(1)?,
                    due: row.int(2)?,
                    oldest_due_at: row.opt_at(3)?,
                })
            })
            .collect()
    }

    /// The database answers.
    ///
    /// # Errors
    /// What is wrong, if it does not.
    pub async fn ready(&self) -> Result<(), StoreError> {
        self.store.read("SELECT 1", Vec::new()).await.map(drop)
    }

    /// Size of the database in bytes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn size_bytes(&self) -> Result<i64, StoreError> {
        let rows = self.store.read(self.store.db.dialect().size_sql(), Vec::new()).await?;
        rows.first().map_or(Ok(0), |row| row.int(0))
    }
}
