// Generated from the OpenAPI document by `npm run generate`. Do not edit.
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every courier account. */
        get: operations["accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One courier account. Secrets are never given out. */
        get: operations["account"];
        /** Makes a courier account or changes it. A secret field that is absent keeps its value. */
        put: operations["put_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the connector's harmless test call with the account. */
        post: operations["test_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Understands a message: name, phone and address. Stores nothing. */
        post: operations["parse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every key, without the keys themselves. */
        get: operations["keys"];
        put?: never;
        /** Makes a key. The answer holds it, this once. */
        post: operations["create_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key: it stops working at once. */
        delete: operations["revoke_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verdict, reasons, quote, odds, window and alternatives at this moment. Stores nothing. */
        post: operations["assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries, oldest or newest first. */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recomputes the whole chain. */
        get: operations["audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to call about a parcel, most specific first. */
        get: operations["contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/couriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every courier, with the cards of the connectors that reach it: what can be asked at which stage, and how well
         *     that is proven.
         */
        get: operations["couriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/couriers/recognize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose waybill this may be, surest first. */
        get: operations["recognize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link for the customer of an order. Whoever holds it is taken for the customer. The answer holds it, this
         *     once.
         */
        post: operations["create_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a link, and the visits through it: they stop working at once. */
        delete: operations["revoke_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/addresses/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Understands what the customer wrote: name, phone and address. Stores nothing. */
        post: operations["customer_parse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/interceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a change. It is `held` until a person of the merchant confirms, unless the merchant lets its links send. */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/interceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change of the visit's order: state, milestones and scans. */
        get: operations["story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visit's order, as its customer may see it. */
        get: operations["customer_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a visit, with the token of a link (422 `link_not_valid`) or with an order number and what the customer knows
         *     (422 `verification_failed`, 429 `verification_locked`: the same for an order that does not exist).
         */
        post: operations["visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The demo's pace and time. */
        get: operations["clock"];
        put?: never;
        /** Moves the demo's time on: parcels travel, deadlines ring. */
        post: operations["advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The divisions below one, for pickers. */
        get: operations["divisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a token for a page embedded in the merchant's own. It is good for one order, for minutes, and only the
         *     origins named may frame the page. The answer holds the token, this once.
         */
        post: operations["create_embed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token: it stops working at once, and nobody may frame its page. */
        delete: operations["revoke_embed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, live, as server-sent events: `id` is the position, `event` the type, `data` the same JSON webhooks
         *     carry. After a break send the last position as `Last-Event-ID`: nothing is missed and nothing comes twice.
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uses a one-time link (`gaidao admin link`): makes an administrator, or gives an existing one a new password, and
         *     signs them in.
         */
        post: operations["first_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds interceptions. */
        get: operations["interceptions"];
        put?: never;
        /**
         * Asks for an interception. It is durable before the answer is given; the courier hears of it within seconds.
         *     With `"dry_run": true` nothing is stored and the answer is the full why.
         */
        post: operations["request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One interception. */
        get: operations["interception"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves what is held. */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every call made to the courier, with redacted request and reply. */
        get: operations["attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a human case. */
        post: operations["escalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects what is held. */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders a second submission out of doubt. It may cost a second fee: the key needs the scope `resend`. */
        post: operations["resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides the human case: what a person found out by telephone, or that it is waited on. */
        post: operations["resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An interception's old and new recipient and its note in clear. The reason goes to the audit log; at most 100
         *     records a day.
         */
        post: operations["reveal_interception"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the human case: the caller owns it from now on. */
        post: operations["take_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Milestones, scans, people's acts and the courier's own words, in order. */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interceptions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws it: at once where nothing was sent, else by asking the courier, where its wire can. */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds orders. */
        get: operations["search_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports orders. CSV (`text/csv`): a header row, then one row per parcel; rows of one order that follow each other
         *     are merged. NDJSON (`application/x-ndjson`): one order per line with its `order_no`. Any number of rows, each at
         *     most 16 KiB. The answer is NDJSON: one line per row as it is stored, then a summary. Read it while you send.
         *     Importing the same file again changes nothing.
         */
        post: operations["import_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order. */
        get: operations["order"];
        /** Stores an order with its parcels, or changes it. */
        put: operations["put_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order_no}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order's phone, recipient and remark in clear. The reason goes to the audit log; at most 100 records a day. */
        post: operations["reveal_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcels/{courier}/{waybill_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One parcel: stage, scans (newest last), the live interception. */
        get: operations["parcel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcels/{courier}/{waybill_no}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the courier for the track now. */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes up to 1,000 scans. Known ones count as duplicates; a bad one does not hinder the others. */
        post: operations["put_scans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who calls, and what they may do: for a session, an API key and the token of an embedded page alike. */
        get: operations["session"];
        put?: never;
        /** Signs a person in. */
        post: operations["sign_in"];
        /** Signs out. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password. Every session of the person ends; the answer has a new one. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places where the person is signed in. */
        get: operations["sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session: one's own, or anybody's for those who manage people. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/self-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What customers may do by themselves: `off` look only, `confirm` ask and wait for a person, `link_sends` as before
         *     but what comes through a customer's link goes out at once.
         */
        get: operations["self_service"];
        /** Sets it, from the next request on. */
        put: operations["set_self_service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the merchant: names and roles for everybody, logins for those who manage people. */
        get: operations["users"];
        put?: never;
        /** Adds a person. */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a person. Another role counts from their next request on; switching off or a new password end their
         *     sessions.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verifies that somebody is the customer of an order. Wrong digits and an unknown order are refused alike, 422
         *     `verification_failed`; after too many failures 429 `verification_locked`, where `instead` names a stronger factor
         *     that is still taken.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every endpoint. */
        get: operations["webhooks"];
        put?: never;
        /** Makes an endpoint. The answer holds its signing secret, this once. */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes an endpoint, and enables it again if it was disabled. */
        put: operations["put_webhook"];
        post?: never;
        /** Removes an endpoint; what is pending for it is dropped. */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries to this endpoint, newest first. */
        get: operations["deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{event_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delivers an event to this endpoint again, with the same `webhook-id`. */
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test event to this endpoint. */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A courier account. */
        AccountIn: {
            /** @description Another root address than the card's, where the courier's console shows one. */
            base_url?: string | null;
            /**
             * @description Connector id, e.g. `zto`.
             * @example zto
             */
            connector: string;
            /** @description Use it for this courier unless a request names another. */
            default?: boolean | null;
            /** @description Take it out of use. */
            disabled?: boolean | null;
            /**
             * @description `production`, `sandbox` or `simulator`.
             * @example production
             */
            environment: string;
            /** @description Values by the card's field keys; an absent secret keeps what is stored. */
            fields?: {
                [key: string]: string;
            };
        };
        /** @description Result of an account test. */
        AccountTest: {
            /** @description `ok`, `credential_refused`, `unreachable`, `unclear`, `not_tested`. */
            code: string;
            /** @description The credentials work. */
            ok: boolean;
            /** @description What happened and what to do. */
            text: string;
            /**
             * Format: int64
             * @description How long the courier took, milliseconds.
             */
            took_ms?: number | null;
        };
        /** @description A courier account; secrets are never given out. */
        AccountView: {
            /** @description Own root address. */
            base_url?: string | null;
            /** @description Path the courier pushes to; unguessable, treat it like a secret. */
            callback_path: string;
            /** @description Connector. */
            connector: string;
            /** @description Used unless a request names another. */
            default: boolean;
            /** @description Out of use. */
            disabled: boolean;
            /** @description Environment. */
            environment: string;
            /** @description Values of the non-secret fields. */
            fields: {
                [key: string]: string;
            };
            /** @description Name. */
            id: string;
            /** @description Required fields still missing. */
            missing: string[];
            /** @description Secret fields that have a value. */
            secrets_set: string[];
            /** @description Last changed. */
            updated_at: string;
        };
        /** @description How far business time goes. */
        Advance: {
            /**
             * Format: int32
             * @description Minutes of business time, 1 to 1440.
             * @example 30
             */
            advance_minutes: number;
        };
        /** @description An alternative. */
        AlternativeView: {
            /** @description Stable code. */
            code: string;
            /** @description Words. */
            text: string;
        };
        /** @description Asks whether a parcel can be intercepted. */
        AssessmentIn: {
            /** @description Courier code. */
            courier: string;
            /**
             * @description What shall happen.
             * @example readdress
             */
            kind: string;
            target?: components["schemas"]["PartyIn"] | null;
            /** @description Waybill. */
            waybill_no: string;
        };
        /** @description Operability at a moment. */
        AssessmentView: {
            /** @description What to do instead. */
            alternatives: components["schemas"]["AlternativeView"][];
            /** @description When this was assessed. */
            assessed_at: string;
            /** @description What changes between the order's recipient and the target. */
            change?: unknown;
            connector?: components["schemas"]["ConnectorBrief"] | null;
            /** @description Chance of success; `known: false` until there is history. Never invented. */
            odds: components["schemas"]["OddsView"];
            /** @description What it will cost; `known: false` until a fee schedule is entered. Never invented. */
            quote: components["schemas"]["QuoteView"];
            /** @description Why, strictest first. */
            reasons: components["schemas"]["ReasonView"][];
            /** @description Where the parcel is. */
            stage: components["schemas"]["StageView"];
            /** @description `allow`, `warn` or `deny`. */
            verdict: string;
            /** @description Time left; `known: false` until it can be told. */
            window: components["schemas"]["WindowView"];
        };
        /** @description An outbound call. */
        AttemptView: {
            /** @description Nobody expects an answer after this. */
            deadline_at: string;
            /** @description SHA-256 of the exact request. */
            digest: string;
            /** @description Answered, or given up. */
            ended_at?: string | null;
            /**
             * Format: int32
             * @description Number.
             */
            no: number;
            /** @description `intercept` or `withdraw`. */
            operation: string;
            /** @description `accepted`, `refused`, `not_sent`, `in_doubt`, … */
            outcome?: string | null;
            /** @description Reference sent. */
            reference: string;
            /** @description Redacted likewise. */
            reply?: unknown;
            /** @description Redacted: method, address without query, size; body values masked. */
            request?: unknown;
            /** @description Committed, before the first byte. */
            started_at: string;
        };
        /** @description Result of verifying the audit chain. */
        AuditCheck: {
            /**
             * Format: int64
             * @description First broken position.
             */
            broken_at?: number | null;
            /**
             * Format: int64
             * @description Entries checked.
             */
            entries: number;
            /** @description Hash of the newest entry: keep it elsewhere as a checkpoint. */
            head?: string | null;
            /** @description The chain is unbroken. */
            ok: boolean;
        };
        /** @description An entry of the audit log. */
        AuditView: {
            /** @description What. */
            action: string;
            /** @description Who. */
            actor: string;
            /** @description What they are called, for people and keys. */
            actor_name?: string | null;
            /** @description When. */
            at: string;
            /** @description Particulars: codes and ids; a reason somebody gave, with phones starred. */
            detail: unknown;
            /** @description Hash of this entry, which includes the one before. */
            hash: string;
            /**
             * Format: int64
             * @description Position in the merchant's chain.
             */
            seq: number;
            /** @description To what. */
            subject: string;
        };
        /** @description Whether a parcel can still change. */
        CanChangeView: {
            /** @description What it costs. */
            cost: components["schemas"]["CostView"];
            /** @description What may be asked for; empty when nothing. */
            kinds: components["schemas"]["CodedView"][];
            /** @description Why, strictest first. */
            reasons: components["schemas"]["CodedView"][];
            /** @description Until when; `null` while nobody can know. */
            until?: string | null;
            /** @description `allow`, `warn` or `deny`. */
            verdict: string;
        };
        /** @description What the caller may do now. */
        CanView: {
            /** @description Approve what is held. */
            approve: boolean;
            /** @description Open a human case. */
            escalate: boolean;
            /** @description Reject what is held. */
            reject: boolean;
            /** @description Order a second submission out of doubt. */
            resend: boolean;
            /** @description Decide what the machine cannot. */
            resolve: boolean;
            /** @description Take the open human case. */
            take_case: boolean;
            /** @description Withdraw it, at once or as a wish. */
            withdraw: boolean;
        };
        /** @description Coded words: a contradiction, an outcome. */
        CodedView: {
            /** @description Stable code. */
            code: string;
            /** @description Words. */
            text: string;
        };
        /** @description Which connector would send, and how far it can be trusted. */
        ConnectorBrief: {
            /** @description Account. */
            account: string;
            /** @description It can be taken back. */
            can_withdraw: boolean;
            /** @description `sketched`, `documented`, `recorded` or `live`. */
            evidence: string;
            /** @description Id. */
            id: string;
            /** @description K, W, Q, C or N. */
            repeat_class: string;
        };
        /** @description Whom to call. */
        ContactView: {
            /** @description Who. */
            name: string;
            /** @description Number to call. */
            phone: string;
            /** @description `courier_hotline`, later `outlet`, `courier_person`. */
            sort: string;
            /** @description Where the number comes from. */
            source: string;
        };
        /** @description What a change costs. */
        CostView: {
            /**
             * Format: int64
             * @description Fen; `null` while unknown. Never invented.
             */
            fen?: number | null;
            /** @description Words. */
            text: string;
        };
        /** @description A courier of the catalogue. */
        CourierView: {
            /** @description Courier code. */
            code: string;
            /** @description Connectors that reach it, with their cards. */
            connectors: unknown[];
            /** @description Hotline. */
            hotline?: string | null;
            /** @description Name. */
            name: string;
            /** @description English name. */
            name_en: string;
        };
        /** @description What a customer asks for. */
        CustomerAskIn: {
            /** @description The customer agrees to the change, to what it may cost and to the data going to the courier. */
            consent?: boolean;
            /** @description Courier code. */
            courier: string;
            /**
             * @description What shall happen.
             * @example readdress
             */
            kind: string;
            /** @description Why; default: what the kind suggests. */
            reason?: string | null;
            target?: components["schemas"]["PartyIn"] | null;
            /** @description The same as free text, instead of `target`. */
            target_text?: string | null;
            /** @description Waybill, of the visit's order. */
            waybill_no: string;
        };
        /** @description A change as the customer may see it. */
        CustomerCaseView: {
            /** @description Words and scans contradict each other. */
            contradicted: boolean;
            /** @description When it was asked for. */
            created_at: string;
            /** @description Id. */
            id: string;
            /** @description Kind. */
            kind: string;
            /** @description 改址转寄 */
            kind_text: string;
            /** @description Milestones in order. */
            milestones: components["schemas"]["MilestoneView"][];
            /** @description What happens next. */
            next_text?: string | null;
            outcome?: components["schemas"]["CodedView"] | null;
            /** @description State. */
            state: string;
            /** @description What to tell the customer; promises nothing that is not proven. */
            text: string;
        };
        /** @description One line of what happened. */
        CustomerLineView: {
            /** @description When. */
            at: string;
            /** @description Stable code. */
            code: string;
            /** @description Place, for scans. */
            place?: string | null;
            /** @description Words. */
            text: string;
            /** @description `milestone` or `scan`. */
            what: string;
        };
        /** @description An order as its customer may see it. */
        CustomerOrderView: {
            /** @description Number. */
            order_no: string;
            /** @description Parcels. */
            parcels: components["schemas"]["CustomerParcelView"][];
            /** @description When placed. */
            placed_at: string;
            /** @description Where it goes, masked. */
            recipient: components["schemas"]["PartyView"];
            /** @description What the shop lets customers do: `off`, `confirm` or `link_sends`. */
            self_service: string;
            /** @description A request of this visit would go out without a person of the shop. */
            sends_itself: boolean;
            /** @description Shop. */
            shop: string;
        };
        /** @description A parcel as its customer may see it. */
        CustomerParcelView: {
            /** @description Whether it can still change. */
            can_change: components["schemas"]["CanChangeView"];
            /** @description Whom to call. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Courier code. */
            courier: string;
            /** @description Name. */
            courier_name: string;
            interception?: components["schemas"]["CustomerCaseView"] | null;
            /** @description Where it is. */
            stage: components["schemas"]["StageView"];
            /** @description Waybill. */
            waybill_no: string;
        };
        /** @description A change with what happened, in order. */
        CustomerStoryView: components["schemas"]["CustomerCaseView"] & {
            /** @description Milestones and scans, oldest first. */
            timeline: components["schemas"]["CustomerLineView"][];
        };
        /** @description One delivery of an event to an endpoint. */
        DeliveryView: {
            /**
             * Format: int32
             * @description Attempts made.
             */
            attempts: number;
            /** @description Next attempt. */
            due_at?: string | null;
            /** @description Event: the `webhook-id` header, the same on every retry. */
            event_id: string;
            /** @description Last error. */
            last_error?: string | null;
            /**
             * Format: int32
             * @description Last HTTP status.
             */
            last_status?: number | null;
            /** @description `pending`, `delivered` or `failed`. */
            state: string;
            /** @description Type. */
            type: string;
        };
        /** @description The demo's clock. */
        DemoClockView: {
            /** @description Business time. */
            now: string;
            /**
             * Format: double
             * @description Business seconds per real second.
             */
            speed: number;
        };
        /** @description One administrative division. This object only documents; the answer is the address room's own. */
        DivisionView: {
            /** @description Division code: six digits, nine for towns and sub-districts. */
            adcode: string;
            /** @description There is something below it. */
            has_children: boolean;
            /**
             * Format: int32
             * @description 1 province, 2 city, 3 county or district, 4 town or sub-district.
             */
            level: number;
            /** @description Official name. */
            name: string;
        };
        /** @description Doubt in plain words. */
        DoubtView: {
            /**
             * Format: int32
             * @description Healthy "no such interception" answers.
             */
            absent: number;
            /**
             * Format: int32
             * @description Times the courier was asked.
             */
            asked: number;
            /** @description It goes to a person then. */
            deadline?: string | null;
            /** @description A person may order a resend now. */
            resend_allowed: boolean;
            /** @description Since when. */
            since: string;
            /** @description What happened and what is done about it. */
            text: string;
            /** @description Stable code. */
            why: string;
        };
        /** @description The answer of a dry run: the full why, nothing stored. */
        DryRunView: {
            /** @description The assessment. */
            assessment: components["schemas"]["AssessmentView"];
            /** @description Whom to call instead. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Always true. */
            dry_run: boolean;
            target?: components["schemas"]["PartyView"] | null;
            /** @description A request like this would be accepted. */
            would_accept: boolean;
            /** @description The state it would begin in. */
            would_begin?: string | null;
            /** @description The code it would be refused with. */
            would_refuse?: string | null;
        };
        /** @description A page is to be embedded. */
        EmbedIn: {
            /**
             * Format: int32
             * @description Good for so many minutes, 1 to 60; default 15.
             */
            minutes?: number | null;
            /** @description The one order it may show. */
            order_no: string;
            /**
             * @description Who may frame it: 1 to 5 exact origins, https, or http on loopback.
             * @example [
             *       "https://shop.example"
             *     ]
             */
            origins: string[];
        };
        /** @description The token of an embedded page. */
        EmbedView: {
            /** @description Good until then. */
            expires_at: string;
            /** @description Id. */
            id: string;
            /** @description The order. */
            order_no: string;
            /** @description Who may frame it. */
            origins: string[];
            /** @description Path of the page to frame; the token goes in by `postMessage`, never in the address. */
            page: string;
            /** @description Revoked when. */
            revoked_at?: string | null;
            /** @description The token: shown once. */
            token?: string | null;
        };
        /** @description A human case. */
        EscalationView: {
            /** @description Opened when. */
            at: string;
            /** @description Closed when. */
            closed_at?: string | null;
            /** @description Whom to call. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Who has it: `user:usr_…`, `key:key_…`. */
            owner?: string | null;
            /** @description What they are called. */
            owner_name?: string | null;
            /** @description Words. */
            text: string;
            /** @description Stable code. */
            why: string;
        };
        /** @description A live event, as SSE and webhooks carry it: ids and masked data only. */
        EventView: {
            /** @description Masked data. */
            data: unknown;
            /** @description Id. */
            id: string;
            /** @description When. */
            timestamp: string;
            /** @description Type. */
            type: string;
        };
        /** @description What the customer knows. The strongest that is given counts. */
        FactorsIn: {
            /** @description The order's whole phone. */
            phone?: string | null;
            /**
             * @description Last four digits of the order's phone. A filter, no proof: labels print them.
             * @example 8000
             */
            phone_last4?: string | null;
        };
        /** @description A one-time link with who uses it. */
        FirstRunIn: {
            /**
             * @description 2 to 32 of `a-z`, `0-9`, dot, dash, underscore; unique in the installation.
             * @example wang.min
             */
            login: string;
            /**
             * @description What people call them.
             * @example 王敏
             */
            name: string;
            /** @description 8 to 128 characters. */
            password: string;
            /** @description What stands behind the `#` of the link. */
            token: string;
        };
        /** @description A guess at whose waybill it is. */
        GuessView: {
            /** @description `confident` or `possible`. */
            certainty: string;
            /** @description Courier code. */
            courier: string;
            /** @description Name. */
            name: string;
        };
        /** @description The last line of a report. */
        ImportSummary: {
            /**
             * @description The whole input was read. False: the connection broke off or fell silent; import the file again, rows that
             *     are stored already do not change.
             */
            complete: boolean;
            /**
             * Format: int64
             * @description Rows not stored.
             */
            failed: number;
            /**
             * Format: int64
             * @description Rows stored.
             */
            ok: number;
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /** @description Always true: tells this line from the others. */
            summary: boolean;
        };
        /** @description A request to intercept. */
        InterceptionIn: {
            /** @description Account to send with; default: the courier's default account. */
            account?: string | null;
            /**
             * @description How the request came.
             * @example chat
             */
            channel: string;
            /**
             * @description Courier code.
             * @example ZTO
             */
            courier: string;
            /** @description Only say what would happen; nothing is stored. */
            dry_run?: boolean;
            /**
             * Format: int64
             * @description The most the merchant agrees to pay, fen.
             */
            fee_max_fen?: number | null;
            /**
             * @description What shall happen.
             * @example return_to_sender
             */
            kind: string;
            /** @description Free note. */
            note?: string | null;
            /**
             * @description Who pays.
             * @example merchant
             */
            payer: string;
            /**
             * @description Why.
             * @example refund
             */
            reason: string;
            target?: components["schemas"]["PartyIn"] | null;
            /** @description The same as free text, instead of `target`. */
            target_text?: string | null;
            /** @description Proof that the requester is the customer. */
            verification_id?: string | null;
            /**
             * @description Waybill; must be known from an order or a scan.
             * @example 73100130019486
             */
            waybill_no: string;
        };
        /** @description An interception's personal data in clear. */
        InterceptionRevealed: {
            /** @description Note. */
            note: string;
            recipient?: components["schemas"]["PartyView"] | null;
            target?: components["schemas"]["PartyView"] | null;
        };
        /** @description An interception. */
        InterceptionView: {
            /** @description Account. */
            account: string;
            assessment?: components["schemas"]["AssessmentView"] | null;
            /**
             * Format: int32
             * @description Times a command left for the courier (both operations).
             */
            attempts: number;
            /** @description What the caller may do now. */
            can: components["schemas"]["CanView"];
            /** @description It may be withdrawn now. */
            can_withdraw: boolean;
            /** @description Channel. */
            channel: string;
            /** @description Connector id. */
            connector: string;
            /** @description Words and scans contradict each other. */
            contradicted: boolean;
            contradiction?: components["schemas"]["CodedView"] | null;
            /** @description Courier code. */
            courier: string;
            /** @description The courier's own code of its last refusal. */
            courier_code?: string | null;
            /** @description The courier's reference. */
            courier_ref?: string | null;
            /** @description The courier's words of its last refusal, verbatim but for phones. */
            courier_words?: string | null;
            /** @description Created when. */
            created_at: string;
            /** @description A sentence for the customer, ready to copy. */
            customer_text: string;
            escalation?: components["schemas"]["EscalationView"] | null;
            /**
             * Format: int64
             * @description What the courier said it charges, fen.
             */
            fee_fen?: number | null;
            /**
             * Format: int64
             * @description The most the merchant agrees to pay, fen.
             */
            fee_max_fen?: number | null;
            /** @description Gates still shut, while held. */
            gates: components["schemas"]["CodedView"][];
            /** @description Id. */
            id: string;
            in_doubt?: components["schemas"]["DoubtView"] | null;
            /** @description Kind. */
            kind: string;
            /** @description 改址转寄 */
            kind_text: string;
            /** @description Milestones in order. */
            milestones: components["schemas"]["MilestoneView"][];
            next?: components["schemas"]["NextView"] | null;
            /** @description Note. */
            note: string;
            /** @description Order. */
            order_no?: string | null;
            outcome?: components["schemas"]["CodedView"] | null;
            /** @description Payer. */
            payer: string;
            /** @description Reason. */
            reason: string;
            /**
             * Format: int32
             * @description Second submissions ordered by people.
             */
            resends: number;
            /** @description State. */
            state: string;
            /** @description Since when. */
            state_since: string;
            /** @description 待下发 */
            state_text: string;
            target?: components["schemas"]["PartyView"] | null;
            /** @description Verification, and its strength (`none` without one). */
            verification_id?: string | null;
            /** @description `none`, … */
            verification_strength: string;
            /**
             * Format: int32
             * @description Version.
             */
            version: number;
            waiting?: components["schemas"]["CodedView"] | null;
            /** @description Waybill. */
            waybill_no: string;
            withdrawal?: components["schemas"]["WithdrawalView"] | null;
        };
        /** @description A new API key. */
        KeyIn: {
            /** @description When it stops working (RFC 3339). */
            expires_at?: string | null;
            /** @description Name people recognise it by. */
            name: string;
            /** @description Scopes; default `read` and `write`. */
            scopes?: string[] | null;
        };
        /** @description An API key; the key itself only in the answer that creates it. */
        KeyView: {
            /** @description Created when. */
            created_at: string;
            /** @description Stops working then. */
            expires_at?: string | null;
            /** @description Id. */
            id: string;
            /** @description The key: shown once. */
            key?: string | null;
            /** @description Name. */
            name: string;
            /** @description First characters, for recognising a leaked one. */
            prefix: string;
            /** @description Revoked when. */
            revoked_at?: string | null;
            /** @description Scopes. */
            scopes: string[];
        };
        /** @description A customer is to get a link. */
        LinkIn: {
            /**
             * Format: int32
             * @description Good for so many hours, 1 to 720; default 72.
             */
            hours?: number | null;
            /** @description The order. */
            order_no: string;
        };
        /** @description A customer's link. */
        LinkView: {
            /** @description Good until then. */
            expires_at: string;
            /** @description Id. */
            id: string;
            /** @description The order. */
            order_no: string;
            /** @description Revoked when. */
            revoked_at?: string | null;
            /** @description The token: shown once. */
            token?: string | null;
            /** @description Path with the token behind `#`, where no server and no log sees it: shown once. */
            url?: string | null;
        };
        /** @description A list that is given as a whole. */
        List_AccountView: {
            /** @description The items. */
            items: {
                /** @description Own root address. */
                base_url?: string | null;
                /** @description Path the courier pushes to; unguessable, treat it like a secret. */
                callback_path: string;
                /** @description Connector. */
                connector: string;
                /** @description Used unless a request names another. */
                default: boolean;
                /** @description Out of use. */
                disabled: boolean;
                /** @description Environment. */
                environment: string;
                /** @description Values of the non-secret fields. */
                fields: {
                    [key: string]: string;
                };
                /** @description Name. */
                id: string;
                /** @description Required fields still missing. */
                missing: string[];
                /** @description Secret fields that have a value. */
                secrets_set: string[];
                /** @description Last changed. */
                updated_at: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_AttemptView: {
            /** @description The items. */
            items: {
                /** @description Nobody expects an answer after this. */
                deadline_at: string;
                /** @description SHA-256 of the exact request. */
                digest: string;
                /** @description Answered, or given up. */
                ended_at?: string | null;
                /**
                 * Format: int32
                 * @description Number.
                 */
                no: number;
                /** @description `intercept` or `withdraw`. */
                operation: string;
                /** @description `accepted`, `refused`, `not_sent`, `in_doubt`, … */
                outcome?: string | null;
                /** @description Reference sent. */
                reference: string;
                /** @description Redacted likewise. */
                reply?: unknown;
                /** @description Redacted: method, address without query, size; body values masked. */
                request?: unknown;
                /** @description Committed, before the first byte. */
                started_at: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_ContactView: {
            /** @description The items. */
            items: {
                /** @description Who. */
                name: string;
                /** @description Number to call. */
                phone: string;
                /** @description `courier_hotline`, later `outlet`, `courier_person`. */
                sort: string;
                /** @description Where the number comes from. */
                source: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_CourierView: {
            /** @description The items. */
            items: {
                /** @description Courier code. */
                code: string;
                /** @description Connectors that reach it, with their cards. */
                connectors: unknown[];
                /** @description Hotline. */
                hotline?: string | null;
                /** @description Name. */
                name: string;
                /** @description English name. */
                name_en: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_DivisionView: {
            /** @description The items. */
            items: {
                /** @description Division code: six digits, nine for towns and sub-districts. */
                adcode: string;
                /** @description There is something below it. */
                has_children: boolean;
                /**
                 * Format: int32
                 * @description 1 province, 2 city, 3 county or district, 4 town or sub-district.
                 */
                level: number;
                /** @description Official name. */
                name: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_GuessView: {
            /** @description The items. */
            items: {
                /** @description `confident` or `possible`. */
                certainty: string;
                /** @description Courier code. */
                courier: string;
                /** @description Name. */
                name: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_KeyView: {
            /** @description The items. */
            items: {
                /** @description Created when. */
                created_at: string;
                /** @description Stops working then. */
                expires_at?: string | null;
                /** @description Id. */
                id: string;
                /** @description The key: shown once. */
                key?: string | null;
                /** @description Name. */
                name: string;
                /** @description First characters, for recognising a leaked one. */
                prefix: string;
                /** @description Revoked when. */
                revoked_at?: string | null;
                /** @description Scopes. */
                scopes: string[];
            }[];
        };
        /** @description A list that is given as a whole. */
        List_SeatView: {
            /** @description The items. */
            items: {
                /** @description Signed in when. */
                created_at: string;
                /** @description It is the one that asks. */
                current: boolean;
                /** @description Id. */
                id: string;
                /** @description Last seen, to the minute. */
                seen_at: string;
                /** @description It ends then, seen or not. */
                until: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_TimelineItem: {
            /** @description The items. */
            items: {
                /** @description When. */
                at: string;
                /** @description Stable code. */
                code: string;
                /** @description Note of a person, or the courier's own words. */
                detail?: string | null;
                /** @description Place, for scans. */
                place?: string | null;
                /** @description Words. */
                text: string;
                /** @description `milestone`, `state`, `scan`, `act`, `courier`, `doubt`, `case`, `contradiction`, `correction`, `withdrawal`. */
                what: string;
                /** @description Who, for people's acts: `user:usr_…`, `key:key_…`, `cli`. */
                who?: string | null;
                /** @description What they are called, for people and keys. */
                who_name?: string | null;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_UserView: {
            /** @description The items. */
            items: {
                /** @description Since when; only for those who manage people. */
                created_at?: string | null;
                /** @description Switched off. */
                disabled: boolean;
                /** @description Id; `user:` before it where the API names who acted. */
                id: string;
                /** @description Signed in last when; only for those who manage people. */
                last_sign_in_at?: string | null;
                /** @description What they sign in with; only for those who manage people. */
                login?: string | null;
                /** @description What they are called. */
                name: string;
                /** @description `agent`, `supervisor` or `admin`. */
                role: string;
            }[];
        };
        /** @description A list that is given as a whole. */
        List_WebhookView: {
            /** @description The items. */
            items: {
                /** @description Created when. */
                created_at: string;
                /** @description Why disabled. */
                disabled_why?: string | null;
                /** @description Failing without a break since. */
                failing_since?: string | null;
                /** @description Id. */
                id: string;
                /** @description Signing secret `whsec_…`: only in the answer that creates it. */
                secret?: string | null;
                /** @description `enabled` or `disabled`. */
                state: string;
                /** @description Types wanted; empty = all. */
                types: string[];
                /** @description Where to. */
                url: string;
            }[];
        };
        /** @description Whose data it is. */
        MerchantView: {
            /** @description Id. */
            id: string;
            /** @description Name. */
            name: string;
        };
        /** @description A milestone reached. */
        MilestoneView: {
            /** @description When. */
            at: string;
            /** @description Name. */
            name: string;
            /** @description 指令已下发 */
            text: string;
        };
        /** @description What happens next. */
        NextView: {
            /** @description By when; if it has not happened by then, a person is called. */
            by?: string | null;
            /** @description When the courier is asked the next time, where asking is possible. */
            check_at?: string | null;
            /** @description Words. */
            text: string;
            /** @description Stable code. */
            what: string;
        };
        /** @description What a person says with an act. */
        NoteIn: {
            /** @description Free note. */
            note?: string | null;
        };
        /** @description Odds, if known. */
        OddsView: {
            /** @description There is enough history. */
            known: boolean;
            /**
             * Format: int64
             * @description Cases it rests on.
             */
            sample: number;
            /** @description 数据不足 */
            text: string;
        };
        /** @description An order, as `PUT /orders/{order_no}` takes it. */
        OrderIn: {
            /**
             * @description The buyer's phone.
             * @example 13800138000
             */
            buyer_phone: string;
            /** @description Its parcels; may be empty before shipping. */
            parcels?: components["schemas"]["ParcelIn"][];
            /**
             * @description When it was placed (RFC 3339).
             * @example 2026-11-20T09:30:00+08:00
             */
            placed_at: string;
            /** @description Who shall get it. */
            recipient: components["schemas"]["PartyIn"];
            /** @description The buyer's remark. */
            remark?: string | null;
            /**
             * @description Shop the order came from.
             * @example tmall-01
             */
            shop: string;
            /**
             * Format: int64
             * @description Value of the goods, fen.
             */
            value_fen?: number | null;
        };
        /** @description An order's personal data in clear. */
        OrderRevealed: {
            /** @description Buyer's phone. */
            buyer_phone: string;
            /** @description Whom the parcels are for. */
            recipient: components["schemas"]["PartyView"];
            /** @description Remark. */
            remark: string;
        };
        /** @description An order. */
        OrderView: {
            /** @description Buyer's phone. */
            buyer_phone: string;
            /** @description First stored. */
            created_at: string;
            /** @description The merchant's number. */
            order_no: string;
            /** @description Parcels. */
            parcels: components["schemas"]["ParcelView"][];
            /** @description When placed. */
            placed_at: string;
            /** @description Recipient. */
            recipient: components["schemas"]["PartyView"];
            /** @description Buyer's remark. */
            remark: string;
            /** @description Shop. */
            shop: string;
            /** @description Last changed. */
            updated_at: string;
            /**
             * Format: int64
             * @description Value, fen.
             */
            value_fen?: number | null;
            /** @description Things worth a look that refuse nothing, e.g. an unusual waybill shape. */
            warnings: string[];
        };
        /** @description A page of a list. */
        Page_AuditView: {
            /** @description The items. */
            items: {
                /** @description What. */
                action: string;
                /** @description Who. */
                actor: string;
                /** @description What they are called, for people and keys. */
                actor_name?: string | null;
                /** @description When. */
                at: string;
                /** @description Particulars: codes and ids; a reason somebody gave, with phones starred. */
                detail: unknown;
                /** @description Hash of this entry, which includes the one before. */
                hash: string;
                /**
                 * Format: int64
                 * @description Position in the merchant's chain.
                 */
                seq: number;
                /** @description To what. */
                subject: string;
            }[];
            /** @description Hand this back as `cursor` for the next page; absent on the last. */
            next_cursor?: string | null;
        };
        /** @description A page of a list. */
        Page_DeliveryView: {
            /** @description The items. */
            items: {
                /**
                 * Format: int32
                 * @description Attempts made.
                 */
                attempts: number;
                /** @description Next attempt. */
                due_at?: string | null;
                /** @description Event: the `webhook-id` header, the same on every retry. */
                event_id: string;
                /** @description Last error. */
                last_error?: string | null;
                /**
                 * Format: int32
                 * @description Last HTTP status.
                 */
                last_status?: number | null;
                /** @description `pending`, `delivered` or `failed`. */
                state: string;
                /** @description Type. */
                type: string;
            }[];
            /** @description Hand this back as `cursor` for the next page; absent on the last. */
            next_cursor?: string | null;
        };
        /** @description A page of a list. */
        Page_InterceptionView: {
            /** @description The items. */
            items: {
                /** @description Account. */
                account: string;
                assessment?: components["schemas"]["AssessmentView"] | null;
                /**
                 * Format: int32
                 * @description Times a command left for the courier (both operations).
                 */
                attempts: number;
                /** @description What the caller may do now. */
                can: components["schemas"]["CanView"];
                /** @description It may be withdrawn now. */
                can_withdraw: boolean;
                /** @description Channel. */
                channel: string;
                /** @description Connector id. */
                connector: string;
                /** @description Words and scans contradict each other. */
                contradicted: boolean;
                contradiction?: components["schemas"]["CodedView"] | null;
                /** @description Courier code. */
                courier: string;
                /** @description The courier's own code of its last refusal. */
                courier_code?: string | null;
                /** @description The courier's reference. */
                courier_ref?: string | null;
                /** @description The courier's words of its last refusal, verbatim but for phones. */
                courier_words?: string | null;
                /** @description Created when. */
                created_at: string;
                /** @description A sentence for the customer, ready to copy. */
                customer_text: string;
                escalation?: components["schemas"]["EscalationView"] | null;
                /**
                 * Format: int64
                 * @description What the courier said it charges, fen.
                 */
                fee_fen?: number | null;
                /**
                 * Format: int64
                 * @description The most the merchant agrees to pay, fen.
                 */
                fee_max_fen?: number | null;
                /** @description Gates still shut, while held. */
                gates: components["schemas"]["CodedView"][];
                /** @description Id. */
                id: string;
                in_doubt?: components["schemas"]["DoubtView"] | null;
                /** @description Kind. */
                kind: string;
                /** @description 改址转寄 */
                kind_text: string;
                /** @description Milestones in order. */
                milestones: components["schemas"]["MilestoneView"][];
                next?: components["schemas"]["NextView"] | null;
                /** @description Note. */
                note: string;
                /** @description Order. */
                order_no?: string | null;
                outcome?: components["schemas"]["CodedView"] | null;
                /** @description Payer. */
                payer: string;
                /** @description Reason. */
                reason: string;
                /**
                 * Format: int32
                 * @description Second submissions ordered by people.
                 */
                resends: number;
                /** @description State. */
                state: string;
                /** @description Since when. */
                state_since: string;
                /** @description 待下发 */
                state_text: string;
                target?: components["schemas"]["PartyView"] | null;
                /** @description Verification, and its strength (`none` without one). */
                verification_id?: string | null;
                /** @description `none`, … */
                verification_strength: string;
                /**
                 * Format: int32
                 * @description Version.
                 */
                version: number;
                waiting?: components["schemas"]["CodedView"] | null;
                /** @description Waybill. */
                waybill_no: string;
                withdrawal?: components["schemas"]["WithdrawalView"] | null;
            }[];
            /** @description Hand this back as `cursor` for the next page; absent on the last. */
            next_cursor?: string | null;
        };
        /** @description A page of a list. */
        Page_OrderView: {
            /** @description The items. */
            items: {
                /** @description Buyer's phone. */
                buyer_phone: string;
                /** @description First stored. */
                created_at: string;
                /** @description The merchant's number. */
                order_no: string;
                /** @description Parcels. */
                parcels: components["schemas"]["ParcelView"][];
                /** @description When placed. */
                placed_at: string;
                /** @description Recipient. */
                recipient: components["schemas"]["PartyView"];
                /** @description Buyer's remark. */
                remark: string;
                /** @description Shop. */
                shop: string;
                /** @description Last changed. */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Value, fen.
                 */
                value_fen?: number | null;
                /** @description Things worth a look that refuse nothing, e.g. an unusual waybill shape. */
                warnings: string[];
            }[];
            /** @description Hand this back as `cursor` for the next page; absent on the last. */
            next_cursor?: string | null;
        };
        /** @description One parcel of an order. */
        ParcelIn: {
            /** @description Account to use; default: the courier's default account. */
            account?: string | null;
            /**
             * @description Courier code (快递鸟 ShipperCode).
             * @example ZTO
             */
            courier: string;
            /**
             * @description When it left the warehouse (RFC 3339).
             * @example 2026-11-20T18:00:00+08:00
             */
            shipped_at?: string | null;
            /**
             * @description Waybill.
             * @example 73100130019486
             */
            waybill_no: string;
        };
        /** @description A parcel. */
        ParcelView: {
            /** @description Account it was shipped with. */
            account?: string | null;
            /** @description It is the continuation of this waybill. */
            continued_from?: string | null;
            /** @description It goes on under this waybill. */
            continues_as?: string | null;
            /** @description Courier code. */
            courier: string;
            /** @description The latest interception, open or closed. */
            interception_id?: string | null;
            /** @description The open interception. */
            live_interception_id?: string | null;
            /** @description The merchant's order. */
            order_no?: string | null;
            /** @description Refresh only: the courier was asked and its answer is in `scans`. */
            refreshed?: boolean | null;
            /** @description Scans, newest last (only where one parcel is asked for). */
            scans?: components["schemas"]["ScanView"][] | null;
            /** @description When it left the warehouse. */
            shipped_at?: string | null;
            /** @description Where it is. */
            stage: components["schemas"]["StageView"];
            /** @description Waybill. */
            waybill_no: string;
        };
        /** @description What a text was understood as. This object only documents; the answer is the address room's own. */
        ParsedAddress: {
            /** @description Division code of the deepest certain unit. */
            adcode?: string | null;
            /** @description The places it may mean, when ambiguous. */
            candidates: unknown[];
            /** @description City. */
            city?: string | null;
            /** @description The rest: road, number, building, room. */
            detail?: string | null;
            /** @description County or district. */
            district?: string | null;
            /** @description Extension of a virtual number or landline. */
            ext?: string | null;
            /** @description `region`, `detail`, `name`, `mobile`. */
            missing: string[];
            /** @description Phone, digits; a landline with its area code. */
            mobile?: string | null;
            /** @description Recipient. */
            name?: string | null;
            /** @description Province, official name. */
            province?: string | null;
            /** @description Town or sub-district. */
            street?: string | null;
            /** @description `ok`, `incomplete` or `ambiguous`. */
            verdict: string;
        };
        /** @description A person at a place. */
        PartyIn: {
            /**
             * @description City.
             * @example 杭州市
             */
            city?: string;
            /**
             * @description Road, number, building, room.
             * @example 文三路478号A座1203
             */
            detail: string;
            /**
             * @description County or district.
             * @example 西湖区
             */
            district?: string | null;
            /**
             * @description Name as on the label.
             * @example 张三
             */
            name: string;
            /**
             * @description Phone; a virtual number carries its extension after a dash.
             * @example 13800138000
             */
            phone: string;
            /**
             * @description Province.
             * @example 浙江省
             */
            province: string;
            /** @description Town or sub-district. */
            street?: string | null;
        };
        /** @description A person at a place, masked unless the key may see clear text. */
        PartyView: {
            /** @description City. */
            city: string;
            /** @description `****` when masked. */
            detail: string;
            /** @description County or district. */
            district?: string | null;
            /** @description 张* */
            name: string;
            /** @description 138****8000 */
            phone: string;
            /** @description Province. */
            province: string;
            /** @description Town or sub-district; absent when masked. */
            street?: string | null;
        };
        /** @description A new password for oneself. */
        PasswordIn: {
            /** @description 8 to 128 characters. */
            new: string;
            /** @description The present one. */
            old: string;
        };
        /** @description The body of every refusal and failure (RFC 9457), `application/problem+json`. */
        ProblemBody: Record<string, never> & {
            /**
             * @description Stable code; docs/errors.md says what to do.
             * @example interception_open
             */
            code: string;
            /** @description What happened and what to do. */
            detail: string;
            /** @description The field that is wrong, where one is. */
            field?: string | null;
            /** @description Give it to support. */
            request_id: string;
            /** @description The same request may succeed later. Send the same Idempotency-Key. */
            retryable: boolean;
            /**
             * Format: int32
             * @description HTTP status.
             * @example 409
             */
            status: number;
            /** @description What happened, in a few words. */
            title: string;
            /**
             * @description Where the code is explained.
             * @example /docs/errors#interception_open
             */
            type: string;
        };
        /** @description A fee, if known. */
        QuoteView: {
            /** @description Somebody entered a fee schedule that covers it. */
            known: boolean;
            /** @description 未知：快递公司未公开费用… */
            text: string;
        };
        /** @description A reason of an assessment. */
        ReasonView: {
            /** @description Stable code. */
            code: string;
            /** @description Words for people. */
            text: string;
            /** @description `allow`, `warn` or `deny`. */
            verdict: string;
        };
        /** @description Why an item of a bulk was not taken. */
        RejectedItem: {
            /** @description Stable code. */
            code: string;
            /** @description Position in the bulk, from 0. */
            index: number;
        };
        /** @description A person's decision about a case. */
        ResolveIn: {
            /** @description Free note. */
            note?: string | null;
            /**
             * @description `accepted`, `refused`, `completed`, `failed` or `keep_waiting`.
             * @example refused
             */
            outcome: string;
        };
        /** @description Why somebody needs to see a record in clear. */
        RevealIn: {
            /**
             * @description 2 to 200 characters; goes to the audit log, so no names and numbers.
             * @example 客户来电核对地址
             */
            reason: string;
        };
        /** @description What became of one row. */
        RowReport: {
            /** @description Stable code. */
            code?: string | null;
            /** @description What is wrong and what to do; repeats no value. */
            detail?: string | null;
            /**
             * Format: int64
             * @description Line of the input, counted from 1.
             */
            line: number;
            /** @description It is stored. */
            ok: boolean;
            /** @description The order it names, where that could be read. */
            order_no?: string | null;
        };
        /** @description One scan in a bulk ingest. */
        ScanIn: {
            /** @description The courier's time of it (RFC 3339). */
            at: string;
            /** @description The courier's code. */
            code?: string | null;
            /** @description Courier code. */
            courier: string;
            /** @description Place name. */
            place?: string | null;
            /** @description Unified stage, where the sender knows it; absent = keeps the previous one. */
            stage?: string | null;
            /** @description The courier's words. */
            text: string;
            /** @description Waybill. */
            waybill_no: string;
        };
        /** @description A scan. */
        ScanView: {
            /** @description The courier's time. */
            at: string;
            /** @description The courier's code. */
            code?: string | null;
            /** @description Place. */
            place?: string | null;
            /** @description `push`, `poll` or `import`. */
            source: string;
            /** @description Unified stage, where a table lists the code. */
            stage?: string | null;
            /** @description The courier's words; phones in them masked. */
            text: string;
        };
        /** @description A bulk of scans. */
        ScansIn: {
            /** @description At most 1,000. */
            scans: components["schemas"]["ScanIn"][];
        };
        /** @description What became of a bulk of scans. */
        ScansReport: {
            /** @description New ones. */
            accepted: number;
            /** @description Known already. */
            duplicate: number;
            /** @description Not taken. */
            rejected: components["schemas"]["RejectedItem"][];
        };
        /** @description A signed-in browser. */
        SeatView: {
            /** @description Signed in when. */
            created_at: string;
            /** @description It is the one that asks. */
            current: boolean;
            /** @description Id. */
            id: string;
            /** @description Last seen, to the minute. */
            seen_at: string;
            /** @description It ends then, seen or not. */
            until: string;
        };
        /** @description What customers may do by themselves. */
        SelfServiceIn: {
            /**
             * @description `off`, `confirm` or `link_sends`.
             * @example confirm
             */
            mode: string;
        };
        /** @description What customers may do by themselves. */
        SelfServiceView: {
            /** @description `off`, `confirm` or `link_sends`. */
            mode: string;
        };
        /** @description The person who is signed in. */
        SelfView: {
            /** @description Id. */
            id: string;
            /** @description What they sign in with. */
            login: string;
            /** @description What they are called. */
            name: string;
            /** @description `agent`, `supervisor` or `admin`. */
            role: string;
        };
        /** @description Who calls, and what they may do. */
        SessionView: {
            /** @description `user:usr_…`, `key:key_…` or `embed:emb_…`. */
            actor: string;
            /** @description For people: send it as `x-csrf-token` with every write. */
            csrf?: string | null;
            demo?: components["schemas"]["DemoClockView"] | null;
            /** @description For people: the session ends then unless it is used before. */
            idle_until?: string | null;
            /** @description Whose data. */
            merchant: components["schemas"]["MerchantView"];
            /** @description The only order the caller reaches, for the token of an embedded page. */
            order_no?: string | null;
            /** @description Pages that may embed ours, for such a token. */
            origins?: string[] | null;
            /** @description What the caller may do. */
            scopes: string[];
            /** @description For people: the session ends then. */
            until?: string | null;
            user?: components["schemas"]["SelfView"] | null;
        };
        /** @description Login and password. */
        SignInIn: {
            /**
             * @description Login.
             * @example wang.min
             */
            login: string;
            /** @description Password. */
            password: string;
        };
        /** @description A stage with its Chinese name and age. */
        StageView: {
            /**
             * Format: int64
             * @description Its age, seconds.
             */
            age_seconds?: number | null;
            /** @description Time of the scan behind it. */
            at?: string | null;
            /** @description Code. */
            code: string;
            /** @description 在途中 */
            name: string;
            /** @description Place of the scan behind it. */
            place?: string | null;
        };
        /** @description What somebody wrote. */
        TextIn: {
            /**
             * @description One message, at most 1,000 characters.
             * @example 李四 13900139000 浙江省宁波市鄞州区天童南路1号
             */
            text: string;
        };
        /** @description One line of a timeline. */
        TimelineItem: {
            /** @description When. */
            at: string;
            /** @description Stable code. */
            code: string;
            /** @description Note of a person, or the courier's own words. */
            detail?: string | null;
            /** @description Place, for scans. */
            place?: string | null;
            /** @description Words. */
            text: string;
            /** @description `milestone`, `state`, `scan`, `act`, `courier`, `doubt`, `case`, `contradiction`, `correction`, `withdrawal`. */
            what: string;
            /** @description Who, for people's acts: `user:usr_…`, `key:key_…`, `cli`. */
            who?: string | null;
            /** @description What they are called, for people and keys. */
            who_name?: string | null;
        };
        /** @description What changes about a person; absent fields stay. */
        UserChange: {
            /** @description Switched off: cannot sign in. */
            disabled?: boolean | null;
            /** @description What people call them. */
            name?: string | null;
            /** @description A new password; every session of theirs ends. */
            password?: string | null;
            /** @description `agent`, `supervisor` or `admin`. */
            role?: string | null;
        };
        /** @description A new person. */
        UserIn: {
            /**
             * @description 2 to 32 of `a-z`, `0-9`, dot, dash, underscore; unique in the installation.
             * @example wang.min
             */
            login: string;
            /**
             * @description What people call them.
             * @example 王敏
             */
            name: string;
            /** @description 8 to 128 characters. */
            password: string;
            /**
             * @description `agent`, `supervisor` or `admin`.
             * @example agent
             */
            role: string;
        };
        /** @description A person who works for the merchant. */
        UserView: {
            /** @description Since when; only for those who manage people. */
            created_at?: string | null;
            /** @description Switched off. */
            disabled: boolean;
            /** @description Id; `user:` before it where the API names who acted. */
            id: string;
            /** @description Signed in last when; only for those who manage people. */
            last_sign_in_at?: string | null;
            /** @description What they sign in with; only for those who manage people. */
            login?: string | null;
            /** @description What they are called. */
            name: string;
            /** @description `agent`, `supervisor` or `admin`. */
            role: string;
        };
        /** @description A customer is to be verified. */
        VerificationIn: {
            /** @description What the customer knows. */
            factors: components["schemas"]["FactorsIn"];
            /** @description The order. */
            order_no: string;
        };
        /** @description A verification. */
        VerificationView: {
            /** @description Good until then. */
            expires_at: string;
            /** @description Id, for `verification_id` of an interception of the same order. */
            id: string;
            /** @description The order. */
            order_no: string;
            /** @description `phone_last4` or `phone`. */
            strength: string;
        };
        /** @description A customer comes: with the token of a link, or with an order number and what the customer knows. */
        VisitIn: {
            factors?: components["schemas"]["FactorsIn"] | null;
            /** @description The merchant's name, without a link; may be left out where there is only one. */
            merchant?: string | null;
            /** @description The order, without a link. */
            order_no?: string | null;
            /** @description Token of a link, `gdc_…`. */
            token?: string | null;
        };
        /** @description A customer's visit. */
        VisitView: {
            /** @description Good until then. */
            expires_at: string;
            /** @description The order. */
            order: components["schemas"]["CustomerOrderView"];
            /** @description `link`, `phone_last4` or `phone`. */
            strength: string;
            /** @description Bearer token of the visit. */
            visit: string;
        };
        /** @description A webhook endpoint. */
        WebhookIn: {
            /** @description Event types wanted; empty = all. */
            types?: string[];
            /**
             * @description Where to.
             * @example https://oms.example.com/gaidao
             */
            url: string;
        };
        /** @description A webhook endpoint. */
        WebhookView: {
            /** @description Created when. */
            created_at: string;
            /** @description Why disabled. */
            disabled_why?: string | null;
            /** @description Failing without a break since. */
            failing_since?: string | null;
            /** @description Id. */
            id: string;
            /** @description Signing secret `whsec_…`: only in the answer that creates it. */
            secret?: string | null;
            /** @description `enabled` or `disabled`. */
            state: string;
            /** @description Types wanted; empty = all. */
            types: string[];
            /** @description Where to. */
            url: string;
        };
        /** @description A window, if known. */
        WindowView: {
            /** @description It can be told. */
            known: boolean;
            /** @description Words. */
            text: string;
        };
        /** @description A withdrawal. */
        WithdrawalView: {
            /** @description Asked when. */
            asked_at: string;
            /** @description Where it stands. */
            state: string;
            /** @description Words. */
            text: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_AccountView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountIn"];
            };
        };
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    test_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountTest"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    parse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextIn"];
            };
        };
        responses: {
            /** @description What was understood */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedAddress"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_KeyView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyIn"];
            };
        };
        responses: {
            /** @description The key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `key_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    assess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssessmentIn"];
            };
        };
        responses: {
            /** @description The assessment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                /** @description `oldest` (default) or `newest` first. */
                order?: string;
                /** @description Items at most, 1 to 200; default 50. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    audit_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is unbroken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheck"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    contacts: {
        parameters: {
            query: {
                /** @description Courier code. */
                courier: string;
                /** @description Waybill, for the most specific contact. */
                waybill_no?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_ContactView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    couriers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The couriers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_CourierView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    recognize: {
        parameters: {
            query: {
                /** @description Waybill. */
                waybill_no: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Guesses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_GuessView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `cus_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link, revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    customer_parse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextIn"];
            };
        };
        responses: {
            /** @description What was understood */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedAddress"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerAskIn"];
            };
        };
        responses: {
            /** @description Stored */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCaseView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    story: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStoryView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    customer_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrderView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitIn"];
            };
        };
        responses: {
            /** @description The visit; send `visit` as bearer token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pace and time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClockView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    advance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Advance"];
            };
        };
        responses: {
            /** @description Pace and time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClockView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    divisions: {
        parameters: {
            query?: {
                /**
                 * @description Division code; without it the provinces.
                 * @example 330100
                 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The divisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_DivisionView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_embed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbedIn"];
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    revoke_embed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `emb_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token, revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                /** @description Event types, separated by commas; absent = all. */
                types?: string;
                /** @description Begin after this position; the header `Last-Event-ID` wins. Absent = from now on. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that does not end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    first_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRunIn"];
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `sign_in_failed` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `no_such_path` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `login_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `link_not_valid`, `password_too_common` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `sign_in_throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    interceptions: {
        parameters: {
            query?: {
                /**
                 * @description `held`, `queued`, `sending`, `in_doubt`, `accepted`, `turned`, `completed`, `refused`, `failed`, `withdrawn`
                 *     or `rejected`.
                 */
                state?: string;
                /** @description Courier code. */
                courier?: string;
                /** @description An order number, a waybill, or a full phone number. */
                q?: string;
                /** @description Something is due before this time (RFC 3339). */
                due_before?: string;
                /** @description `true`: only those that have not ended and those with an open human case, most urgent first. */
                waiting?: boolean;
                /** @description `true`: only those that cannot go on without a person (held, or with an open human case), most urgent first. */
                needs_person?: boolean;
                /** @description Items at most, 1 to 200; default 50. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of interceptions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InterceptionView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterceptionIn"];
            };
        };
        responses: {
            /** @description Dry run: what would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunView"];
                };
            };
            /** @description Stored; `Location` is where to follow it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    interception: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    attempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_AttemptView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    escalate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reveal_interception: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealIn"];
            };
        };
        responses: {
            /** @description In clear */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionRevealed"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    take_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_TimelineItem"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `int_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description The interception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterceptionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    search_orders: {
        parameters: {
            query?: {
                /** @description An order number, a waybill, or a full phone number; absent = the newest orders. */
                q?: string;
                /** @description Items at most, 1 to 200; default 50. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    import_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description Lines of `RowReport`, then one `ImportSummary` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["RowReport"];
                    "application/x-ndjson; line=last": components["schemas"]["ImportSummary"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The merchant's own number */
                order_no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The merchant's own number, at most 40 characters; `import` is reserved */
                order_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description The order as stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reveal_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The merchant's own number */
                order_no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealIn"];
            };
        };
        responses: {
            /** @description In clear */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRevealed"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    parcel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Courier code */
                courier: string;
                /** @description Waybill */
                waybill_no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The parcel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Courier code */
                courier: string;
                /** @description Waybill */
                waybill_no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The courier answered; its answer is in `scans` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelView"];
                };
            };
            /** @description The courier did not answer in time; what is known until now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_scans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScansIn"];
            };
        };
        responses: {
            /** @description What became of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScansReport"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInIn"];
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `sign_in_failed` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `no_such_path` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `login_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `link_not_valid`, `password_too_common` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `sign_in_throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended; the cookie is cleared */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description Signed in anew; the session is in the cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sessions: {
        parameters: {
            query?: {
                /** @description Another person's (`usr_…`), for those who manage people. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The living sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_SeatView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `ses_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    self_service: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The setting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfServiceView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    set_self_service: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfServiceIn"];
            };
        };
        responses: {
            /** @description The setting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfServiceView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_UserView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserIn"];
            };
        };
        responses: {
            /** @description The person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `usr_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationIn"];
            };
        };
        responses: {
            /** @description Verified: `id` is good for this order, for half an hour */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List_WebhookView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookIn"];
            };
        };
        responses: {
            /** @description The endpoint with its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    put_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `whk_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookIn"];
            };
        };
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `whk_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    deliveries: {
        parameters: {
            query?: {
                /** @description Items at most, 1 to 200; default 50. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `whk_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryView"];
                };
            };
            /** @description `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `invalid_field`, `missing_field`, `courier_unknown` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `whk_…` */
                id: string;
                /** @description `evt_…` */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `whk_…` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventView"];
                };
            };
            /** @description `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `forbidden`, `csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `not_found`, `parcel_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `interception_open`, and what is not possible in this state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `missing_field`, `invalid_field`, `unknown_field`, `courier_unknown`, `not_interceptable`, `address_incomplete`, `address_ambiguous`, `idempotency_key_reused`, `verification_failed`, `verification_not_valid`, `link_not_valid`, `consent_needed`, `self_service_off` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `rate_limited`, `verification_locked` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description `busy`, `storage_full`, `timed_out` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
}
