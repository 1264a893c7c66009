//! Refusals: one stable code each, one wire form (RFC 9457), one sentence in each language.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::words::Words;

/// A refusal as it travels: `application/problem+json` (RFC 9457), and inside server-rendered pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable URI of the code: `/api/problems#<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sentence of the code, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: Code,
    /// What exactly, in the caller's language, where there is more to say than the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub detail: Option<Words>,
    /// The request's id, for support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The fields that were not accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One field that was not accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// A JSON pointer to the field: `/items/0/title`.
    pub pointer: String,
    /// What is wrong with it, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub detail: Words,
}

impl Problem {
    /// A refusal in Chinese, the default language; the server's edge puts it into the caller's language.
    pub fn new(code: Code) -> Self {
        Self {
            kind: format!("/api/problems#{}", code.as_str()),
            title: code.sentence(Lang::Zh).to_owned(),
            status: code.status(),
            code,
            detail: None,
            instance: None,
            errors: Vec::new(),
        }
    }

    /// Adds what exactly was refused: `[zh, en]`, or a figure or a name that both languages share.
    pub fn with_detail(mut self, detail: impl Into<Words>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Names a field that was not accepted, with what is wrong: `[zh, en]`, or what both languages share.
    pub fn with_field(mut self, pointer: impl Into<String>, detail: impl Into<Words>) -> Self {
        self.errors.push(FieldProblem { pointer: pointer.into(), detail: detail.into() });
        self
    }

    /// The same refusal, every word of it in `lang`.
    pub fn in_language(mut self, lang: Lang) -> Self {
        self.title = self.code.sentence(lang).to_owned();
        self.detail = self.detail.map(|detail| detail.in_language(lang));
        for error in &mut self.errors {
            error.detail = error.detail.clone().in_language(lang);
        }
        self
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal, $zh:literal, $en:literal;)*) => {
        /// A stable code of a refusal; a code is never renamed or given a new meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it travels.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The HTTP status it travels with.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// What happened and what to do next, in one or two sentences.
            pub fn sentence(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

codes! {
    // The edge.
    /// Nothing is there, or the caller may not know of it.
    NotFound = "not_found", 404,
        "没有找到您要的内容。请检查网址，或回到首页。", "Nothing was found here. Check the address or go back to the home page.";
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405,
        "这个地址不支持这种操作。", "This address does not support this method.";
    /// The body cannot be read at all.
    MalformedBody = "malformed_body", 400,
        "提交的内容无法读取。请刷新页面后再试。", "The submitted content could not be read. Reload the page and try again.";
    /// A field is missing, unknown, of the wrong type or out of range.
    InvalidInput = "invalid_input", 422,
        "有内容填写得不对，请按提示修改。您填写的内容都还在。", "Some of the input was not accepted; please correct it as shown. What you entered is kept.";
    /// The query string or the path has a wrong value.
    InvalidQuery = "invalid_query", 400,
        "网址中的参数不正确。", "A parameter in the address is not valid.";
    /// More bytes than allowed.
    TooLarge = "too_large", 413,
        "提交的内容太多，没有收下。请减少一些再提交。", "The submission is too large and was not accepted. Please shorten it and submit again.";
    /// A photo of more bytes than allowed.
    PhotoTooLarge = "photo_too_large", 413,
        "有照片超过 15 MB，没有提交。请换一张小一点的照片，再提交一次。", "A photo has more than 15 MB, so nothing was submitted. Choose a smaller one and submit again.";
    /// More photos in one form than allowed.
    TooManyPhotos = "too_many_photos", 413,
        "照片太多，没有提交。一次最多 12 张，请去掉几张再提交。", "There are too many photos, so nothing was submitted. Send 12 at most at a time and submit again.";
    /// Neither JSON nor a form.
    UnsupportedMediaType = "unsupported_media_type", 415,
        "不支持这种内容格式。", "This content type is not supported.";
    /// Nobody is signed in.
    SignInRequired = "sign_in_required", 401,
        "请先登录。", "Please sign in first.";
    /// The caller's role or place does not allow it.
    Forbidden = "forbidden", 403,
        "您的身份不能做这件事。如有疑问请联系社区。", "Your role does not allow this. Ask your community office if you think it should.";
    /// A write that did not come from our own pages.
    CrossSite = "cross_site", 403,
        "这个请求不是从本站页面发出的，已拒绝。", "This request did not come from a page of this site and was refused.";
    /// The same idempotency key with another content.
    KeyReused = "idempotency_key_reused", 422,
        "这次提交的编号已用于另一份内容。请刷新页面后重新提交。", "This submission key was already used for other content. Reload the page and submit again.";
    /// A POST that creates, without an idempotency key where one is needed or with a malformed one.
    KeyInvalid = "idempotency_key_invalid", 400,
        "提交编号不正确。请刷新页面后重新提交。", "The idempotency key is not valid. Reload the page and submit again.";
    /// Somebody changed the same thing at the same moment.
    Conflict = "conflict", 409,
        "别人刚刚改动了同一内容。请刷新后再试。", "Somebody else has just changed the same thing. Reload and try again.";
    /// Too many tries.
    TooManyTries = "too_many_tries", 429,
        "尝试次数过多。请十五分钟后再试。", "Too many tries. Please try again in fifteen minutes.";
    /// The cause is ours; it is in the log.
    Internal = "internal", 500,
        "系统出了问题，您的内容没有提交成功。请稍后再试。", "Something went wrong on our side and nothing was submitted. Please try again later.";
    /// The database or another part is not reachable.
    Unavailable = "unavailable", 503,
        "系统暂时繁忙，请稍后再试。", "The service is busy at the moment. Please try again shortly.";
    /// The network did not carry the request; made by the web app, never by the server.
    Offline = "offline", 503,
        "现在没有网络。您填写的内容还在，联网后请再试一次。", "There is no network. What you entered is kept; try again when you are online.";

    // people
    /// Wrong account or password.
    WrongCredentials = "wrong_credentials", 401,
        "账号或密码不对。", "The account or the password is wrong.";
    /// The session ended, was revoked or was used twice.
    SessionEnded = "session_ended", 401,
        "登录已过期，请重新登录。", "The session has ended. Please sign in again.";
    /// A letter code that does not exist.
    WrongLetterCode = "wrong_letter_code", 422,
        "邀请码不对。请核对信上的邀请码，或联系社区补发。", "This code is not right. Compare it with your letter, or ask your community office for a new one.";
    /// A letter code past its date.
    LetterCodeExpired = "letter_code_expired", 422,
        "邀请码已过期。请联系社区补发。", "This code has expired. Ask your community office for a new one.";
    /// A tenant or relative casting the owner's ballot (民法典 278).
    OwnersOnly = "owners_only", 403,
        "这项表决由业主投票。您登记的是家人或租户：请业主本人来投，或者带书面委托到社区办理。", "Owners cast this vote. You are registered as family or tenant: ask the owner to vote, or bring a written authorisation to your community office.";
    /// A letter code that somebody used already.
    LetterCodeUsed = "letter_code_used", 409,
        "邀请码已使用过。如果不是您本人使用，请立即联系社区。", "This code has been used already. If that was not you, tell your community office at once.";

    // places
    /// A roster file that cannot be applied because of rows with errors.
    RosterHasErrors = "roster_has_errors", 422,
        "名册中有错误，未导入任何内容。请按行改正后重新上传。", "The roster has errors and nothing was imported. Correct the rows and upload it again.";
    /// An area of nothing, or larger than any home.
    AreaImpossible = "area_impossible", 422,
        "面积要大于 0，最多 100,000 平方米，最多两位小数。您填写的内容都还在。", "An area is more than 0 and at most 100,000 square metres, with two decimals at most. What you entered is kept.";
    /// A correction of a register without a photo of what proves it (R2).
    ProofPhotoMissing = "proof_photo_missing", 422,
        "请至少上传一张证明材料的照片。您填写的内容都还在。", "Add at least one photo of what proves it. What you entered is kept.";
    /// The previewed file is not the one confirmed, or the register changed since.
    RosterChanged = "roster_changed", 409,
        "名册在预览之后有变动，请重新预览后再确认。", "The roster has changed since the preview. Preview it again before confirming.";
    /// A minor in the register of adults (R30).
    AdultsOnly = "adults_only", 422,
        "这里只登记年满十八周岁，或半年内满十八周岁的居民。您填写的内容都还在。", "Only residents of eighteen years, or who reach that age within half a year, are registered here. What you entered is kept.";
    /// Somebody whom the register of the same home names already.
    RegisteredAlready = "registered_already", 409,
        "这个人已经在名册里，请更正原来的一条。", "This person is registered already; correct that entry instead.";
    /// An entry of a register that ended is to be changed.
    RegisterEntryEnded = "register_entry_ended", 409,
        "这一条已经结束，不能再改。需要时请重新登记。", "This entry has ended and can no longer be changed. Make a new one if needed.";
    /// An account that casts another registered person's ballot already.
    AccountLinkedElsewhere = "account_linked_elsewhere", 409,
        "这个账号已经对应名册里的另一个人。请先解除那一条。", "This account belongs to another entry of the register. Take it off there first.";
    /// The home is not in the compound in question.
    ForeignCompound = "foreign_compound", 403,
        "这套住房不属于本小区，不能在这里参与。", "This home does not belong to the compound and cannot take part here.";

    // media
    /// A file that is no photo, is cut off or too large to decode.
    PhotoUnreadable = "photo_unreadable", 422,
        "这个文件不是能打开的照片。请换一张 JPG、PNG 或 WebP 照片，其他内容都还在。", "This file is not a photo that can be opened. Choose a JPG, PNG or WebP photo; the rest is kept.";
    /// A photo of somebody else, or one that belongs to another record's compound.
    PhotoUnknown = "photo_unknown", 422,
        "有照片不是您上传的，请重新选择照片。", "One of the photos was not uploaded by you. Choose the photos again.";

    // projects
    /// The step's evidence is missing (R33).
    EvidenceMissing = "evidence_missing", 422,
        "这一步的依据材料还不齐，暂不能办结。", "The evidence of this step is not complete, so it cannot be closed yet.";
    /// A step out of order (R32).
    StepOutOfOrder = "step_out_of_order", 409,
        "还没有轮到这一步，请先完成前面的步骤。", "This step is not due yet; finish the steps before it first.";
    /// A change of work items after the decision was opened (R14).
    WorkItemsLocked = "work_items_locked", 409,
        "改造项已经提交表决，不能再改。您填写的内容没有保存；确需调整，请办理变更并公示。", "The work items have been put to the vote and can no longer be changed. What you entered was not saved; record a variation and publish it instead.";

    // consultations
    /// An answer before the opening; the detail is the opening.
    ConsultationNotOpen = "consultation_not_open", 409,
        "征求意见还没有开始，请在下面的时间之后再填。您填写的内容都还在。", "This consultation has not opened yet. Please answer after the time shown below; what you entered is kept.";
    /// An answer at or after the closing; the detail is the closing.
    ConsultationClosed = "consultation_closed", 409,
        "征求意见已在下面的时间截止，这次填写的没有计入。您之前交的意见仍然有效。", "This consultation closed at the time shown below and this answer was not counted. An answer you gave before still stands.";
    /// Closing before the end without a reason.
    EarlyCloseNeedsReason = "early_close_needs_reason", 422,
        "还没到截止时间。提前结束请写明原因，原因会公布。", "It has not reached its end. To close it early, give a reason; the reason is published.";
    /// A second consultation while one is running.
    ConsultationRunning = "consultation_running", 409,
        "这个项目还有一次征求意见没有结束。请先结束它，再开始新的。", "Another consultation of this project has not been closed. Close it before opening a new one.";
    /// A change after the first answer.
    ConsultationAnswered = "consultation_answered", 409,
        "已经有住户答复或上门记录，内容不能再改。可以结束这一次，另开一次。", "Homes have answered or were visited already, so it can no longer be changed. Close it and open another one.";
    /// Publishing before the close.
    ConsultationNotClosed = "consultation_not_closed", 409,
        "请先结束征求意见，再公布汇总。", "Close the consultation before publishing its summary.";
    /// Closing or publishing a second time.
    ConsultationSettled = "consultation_settled", 409,
        "这一步已经完成，不能重复操作。", "This step was already done and cannot be repeated.";
    /// An item that was not asked about.
    ItemNotAsked = "item_not_asked", 422,
        "有一项不在这次征求意见的范围内。请刷新页面后再选。", "One of the items was not asked about. Reload the page and choose again.";
    /// Neither an item nor a word.
    AnswerEmpty = "answer_empty", 422,
        "请至少选一项，或写几句话。", "Choose at least one item, or write a few words.";
    /// An answer that is not an adult's (R30).
    AnswerNotByAdult = "answer_not_by_adult", 422,
        "请由年满十八周岁的家庭成员答复，并勾选确认。您填写的内容都还在。", "An adult of the home has to answer; please tick the box to confirm it. What you entered is kept.";
    /// A summary that leaves an asked item open, or gives no reason where one is needed (dossier §1.2).
    OutcomesIncomplete = "outcomes_incomplete", 422,
        "每一项都要选“采纳”或“不采纳”，不采纳的要写明原因。您填写的内容都还在。", "Every item has to be adopted or not, with a reason where it is not. What you entered is kept.";

    // decisions
    /// A ballot before the opening (R17); the detail is the opening.
    VoteNotOpen = "vote_not_open", 409,
        "投票还没有开始，请在下面的时间之后再投。", "Voting has not opened yet. Please vote after the time shown below.";
    /// A ballot at or after the closing (R17); the detail is the closing.
    VoteClosed = "vote_closed", 409,
        "投票已在下面的时间截止，这次的选择没有计入。您之前交的选票仍然有效。", "Voting closed at the time shown below and this choice was not counted. A ballot you cast before still stands.";
    /// A ballot kept on a phone by one person and sent by another.
    BallotOfAnother = "ballot_of_another_person", 403,
        "这张选票是另一位居民在这部手机上填的，要由本人登录后才能交上。", "Another person filled in this ballot on this phone. It can only be sent after that person signs in.";
    /// One change more than allowed (R17).
    BallotChangesUsedUp = "ballot_changes_used_up", 409,
        "您的选票已不能再改，最后一次的选择有效。如有疑问请联系社区。", "Your ballot cannot be changed again; your last choice stands. Ask your community office if in doubt.";
    /// A question without a choice (R14).
    ChoicesIncomplete = "choices_incomplete", 422,
        "还有事项没有选。请每项都选“同意”“反对”或“弃权”，已选的都还在。", "A question is still open. Choose agree, against or abstain for each; what you chose is kept.";
    /// Several different choices of one person for one question (R12).
    ConflictingChoices = "conflicting_choices", 422,
        "同一事项只能有一个选择，有多套房也一样。请改成一致后再提交。", "There is one choice per question, also for several homes. Make them the same and submit again.";
    /// A question that was not in the notice (R14).
    ItemNotOnBallot = "item_not_on_ballot", 422,
        "这一事项不在表决公告里，不能投票。请刷新页面后再选。", "This question was not in the notice and cannot be voted on. Reload the page and choose again.";
    /// Nobody is registered in the scope.
    RollEmpty = "roll_empty", 422,
        "这个范围里还没有登记业主或住户，不能表决。请先导入名册或改选范围。", "Nobody is registered in this scope, so it cannot vote. Import the roster or choose another scope.";
    /// A home of an owners' vote without an area; the detail names some.
    HomeAreaMissing = "home_area_missing", 422,
        "有住房没有面积，不能按面积计票。请先更正下面这些住房的面积。", "Some homes have no area, so the vote cannot be counted by area. Correct the homes named below first.";
    /// A decision about two counted persons that contradicts another, or is about two that share no owner (R3).
    MergeRefused = "merge_refused", 409,
        "这两项不能这样认定：要么没有共同的业主，要么和已有的认定矛盾。请刷新后再看。", "These two cannot be decided like this: they share no owner, or an earlier decision says otherwise. Reload the page and look again.";
    /// A ballot for a home that changed hands after its ballot was received (R21).
    EarlierOwnerVoted = "earlier_owner_voted", 409,
        "这套住房在过户之前已由原业主投票，那张选票有效，不能再投。", "The earlier owner voted for this home before it changed hands. That ballot stands and no other can be cast.";
    /// The cost-sharing scheme of a lift is missing or cannot be used; the detail says why.
    LiftSchemeRefused = "lift_scheme_refused", 422,
        "加装电梯的分摊方案还不能用，原因见下面。您填写的内容都还在。", "The cost-sharing scheme of the lift cannot be used yet; the reason is below. What you entered is kept.";
    /// The notice of a residents' decision that the party organisation did not study before (R28).
    PartyStudyMissing = "party_study_missing", 422,
        "居民会议表决的事项，要先经社区党组织研究讨论。请先登记研究讨论的情况，再发布公告。", "A matter for the residents' meeting has to be studied by the community's party organisation first. Record its study, then give the notice.";
    /// A study of a matter that is the owners' own, which needs none.
    PartyStudyNotNeeded = "party_study_not_needed", 422,
        "这一类表决不用登记社区党组织的研究讨论情况，可以直接发布公告。", "This kind of vote needs no record of a study by the party organisation; the notice can be given.";
    /// Somebody who is not on the frozen roll (R5).
    NotOnRoll = "not_on_roll", 403,
        "表决名册里没有您，这次不能投票。如果名册有误，请联系社区更正。", "You are not on the roll of this vote. If the roll is wrong, ask your community office to correct it.";
    /// Somebody whose account is connected to a home and to nobody on the roll of single residents.
    AccountNotLinked = "account_not_linked", 403,
        "这次会议每人一票，您的账号还没有和名册里的您本人对上，不能投票。请带身份证到社区核对。", "Each resident votes in person here, and your account is not matched with you on the roll. Bring your identity card to the community office.";
    /// A ballot for a home with several electors that names none of them.
    ElectorNotNamed = "elector_not_named", 422,
        "这一户有几位居民各投一票，请选择是哪一位的。您填写的内容都还在。", "Several residents of this home have a ballot of their own; choose whose it is. What you entered is kept.";
    /// A representatives' meeting with too few residents' representatives (R27); the detail has the figures.
    MeetingComposition = "meeting_composition", 422,
        "居民代表不到居民代表会议成员的五分之四，不能公告。请先核对代表名册。", "Fewer than four fifths of the members are residents' representatives, so no notice can be given. Check their register first.";
    /// A change of questions, scope or roll after the notice (R14).
    DecisionLocked = "decision_locked", 409,
        "公告发布后，事项、范围和名册已锁定。要改动请作废后重新公告。", "Questions, scope and roll are locked since the notice. To change them, void this decision and give a new notice.";
    /// A step that does not follow from the present state (11.9).
    DecisionStepRefused = "decision_step_refused", 409,
        "这个表决现在不能进入这一步。请刷新页面查看它的进度。", "This decision cannot take that step now. Reload the page to see where it stands.";
    /// A result asked for while it is sealed.
    ResultSealed = "result_sealed", 403,
        "投票截止前，计票结果对所有人保密。请在公布后查看。", "The result is sealed for everybody until the vote closes. Look again once it is published.";
    /// No rule set in force on that date.
    RuleSetMissing = "rule_set_missing", 422,
        "这一天没有适用的表决规则。请核对日期和表决类型。", "No voting rule is in force on that date. Check the date and the kind of vote.";
    /// A code that does not say that the rule set is a district's own.
    RuleSetCodeInvalid = "rule_set_code_invalid", 422,
        "规则代码不合要求，请按提示修改。您填写的内容都还在。", "The code of the rule is not possible; please correct it as shown. What you entered is kept.";
    /// A code of another rule set.
    RuleSetCodeTaken = "rule_set_code_taken", 409,
        "这个规则代码已经有了，代码不重复使用。您填写的内容都还在。", "Another rule has this code, and a code is never used again. What you entered is kept.";
    /// A rule set that would be in force today or earlier, and change what is going on.
    RuleSetTooEarly = "rule_set_too_early", 422,
        "规则最早从明天起生效，不影响已经在办的事。您填写的内容都还在。", "A rule is in force from tomorrow at the earliest, so that nothing under way changes. What you entered is kept.";
    /// A rule set that ends before it begins.
    RuleSetDatesReversed = "rule_set_dates_reversed", 422,
        "规则的最后一天早于第一天，请改正。您填写的内容都还在。", "The last day of the rule is before its first. What you entered is kept.";
    /// A rule set that counts something else than its kind.
    RuleSetUnitUnfit = "rule_set_unit_unfit", 422,
        "计票单位和这类表决不相配。您填写的内容都还在。", "This kind of vote counts otherwise. What you entered is kept.";
    /// A share that is nothing or more than all.
    RuleSetFractionImproper = "rule_set_fraction_improper", 422,
        "比例要写成大于 0、不超过 1 的分数。您填写的内容都还在。", "A share is a fraction of more than 0 and at most 1. What you entered is kept.";
    /// A rule set that does not say when a vote passes.
    RuleSetWithoutMajority = "rule_set_without_majority", 422,
        "没有写明怎样算通过，请补上。您填写的内容都还在。", "It does not say when a vote passes; please add that. What you entered is kept.";
    /// A condition that does not fit the kind.
    RuleSetLegUnfit = "rule_set_leg_unfit", 422,
        "有条件不适合这类表决，请按提示修改。您填写的内容都还在。", "A condition does not fit this kind of vote; please correct it as shown. What you entered is kept.";
    /// A consent before works with half of the homes or fewer (R29).
    GateShareTooLow = "gate_share_too_low", 422,
        "开工前的同意比例要超过一半。您填写的内容都还在。", "The consent before works needs more than half. What you entered is kept.";
    /// Another denominator than all registered homes where nothing may name one (R29).
    GateDenominatorUnfit = "gate_denominator_unfit", 422,
        "这类表决按全部登记的人计算，不能另定分母。您填写的内容都还在。", "This kind of vote is counted over everybody registered; no other denominator is possible. What you entered is kept.";
    /// An objection vote that passes against more than a third, or looks at persons or area alone (F54).
    ObjectionShareRefused = "objection_share_refused", 422,
        "异议表决要同时看人数和面积，反对的都不能超过三分之一。您填写的内容都还在。", "An objection vote looks at persons and at area, and at most one third of each may object. What you entered is kept.";
    /// Periods that contradict each other.
    RuleSetTimingImpossible = "rule_set_timing_impossible", 422,
        "有天数前后不一致，请按提示修改。您填写的内容都还在。", "Some periods contradict each other; please correct them as shown. What you entered is kept.";
    /// Periods that are shorter, or longer, than the law allows (R15, R16, R23).
    RuleSetPeriodsRefused = "rule_set_periods_refused", 422,
        "有天数或次数不符合法定的要求，请按提示修改。您填写的内容都还在。", "Some periods are not within what the law allows; please correct them as shown. What you entered is kept.";
    /// A rule set that asks for less than the law.
    RuleSetLaxerThanLaw = "rule_set_laxer_than_law", 422,
        "地方规则只能比法律更严，不能更宽。请按提示修改，您填写的内容都还在。", "A local rule may ask for more than the law, never for less. Please correct it as shown; what you entered is kept.";
    /// Two rule sets of a kind on the same day; the detail is the other.
    RuleSetOverlaps = "rule_set_overlaps", 409,
        "这段时间已经有本区的同类规则（见下面）。请先结束它，或改日期。您填写的内容都还在。", "The district has a rule of this kind for these days, named below. End it first, or change the dates; what you entered is kept.";
    /// An end in the past, or later than the rule set ends anyway.
    RuleSetEndRefused = "rule_set_end_refused", 422,
        "规则不能在这一天结束，请按提示改日期。", "The rule cannot end on this day; please change the date as shown.";
    /// A rule set that somebody ended already.
    RuleSetEnded = "rule_set_ended", 409,
        "这条规则已经办理结束，不能再改。", "This rule was ended already and cannot be changed.";
    /// Too few days between notice and opening (R15); the detail is the earliest opening.
    NoticeTooShort = "notice_too_short", 422,
        "公告的天数不够，最早可在下面的时间之后开始投票。", "The notice is too short. Voting may open from the time shown below at the earliest.";
    /// A window that is too short or too long (R15, R16); the detail is the earliest and latest closing.
    WindowOutOfRange = "window_out_of_range", 422,
        "投票时间太短或太长，截止时间应在下面的范围内。", "The voting period is too short or too long. It should close within the range shown below.";
    /// An extension too late, too often or backwards (R16); the detail is the closing that stands.
    ExtensionRefused = "extension_refused", 409,
        "只能在截止前延期，次数也有限。原来的截止时间不变。", "An extension is possible only before the close and a limited number of times. The closing time stays as it was.";
    /// Silence is to count without its four proofs (R13).
    SilenceNotProven = "silence_not_proven", 422,
        "未返回的选票计入多数票，须先备齐四项依据；现在按“不计入”处理。", "Unreturned ballots may follow the majority only with all four proofs; until then they do not count.";
    /// A paper ballot received outside the window (R22); the detail is the window.
    PaperOutsideWindow = "paper_outside_window", 422,
        "这张纸质选票不是在投票时间内收到的，不能录入。投票时间见下面。", "This paper ballot was not received within the voting period shown below and cannot be entered.";
    /// A paper ballot entered before the opening or after the provisional result (R22).
    PaperTooLate = "paper_too_late", 409,
        "现在不能录入纸质选票。结果公布后有异议，请走异议程序。", "Paper ballots cannot be entered now. After the result is out, use the objection procedure.";
    /// A number under which no paper was issued in this decision (R22).
    PaperUnknown = "paper_unknown", 422,
        "没有发出过这个编号的纸质选票。请核对选票右上角的编号。", "No paper ballot of this number was issued. Check the number at its top right.";
    /// A number that was counted already (R22).
    PaperUsed = "paper_used", 409,
        "这个编号的纸质选票已经计入，不能再用。", "The paper ballot of this number is counted already and cannot be used again.";
    /// A paper that was declared void (R22).
    PaperVoid = "paper_void", 409,
        "这张纸质选票已经作废，不能录入。", "This paper ballot is void and cannot be entered.";
    /// A paper that is back already (R22).
    PaperReturned = "paper_returned", 409,
        "这张纸质选票已经登记收回。", "This paper ballot is registered as back already.";
    /// Marks of a paper that nobody registered as back (R22).
    PaperNotReturned = "paper_not_returned", 409,
        "这张纸质选票还没有登记收回。请先登记签收时间并拍照。", "This paper ballot is not registered as back. Register when it was signed for, with a photo, first.";
    /// A spare paper whose home is not named (R22).
    PaperHomeMissing = "paper_home_missing", 422,
        "这是一张备用选票，请选择是哪一户交回的。", "This is a spare paper: choose the home that gave it back.";
    /// Nobody is left to give a paper to.
    PapersNotNeeded = "papers_not_needed", 422,
        "所选范围内的住房都已投票，或者已经有纸质选票。", "Every home chosen has voted or holds a paper ballot already.";
    /// The result is to be published while papers wait for their entries (R22).
    PapersWaiting = "papers_waiting", 409,
        "还有收回的纸质选票没有录完，现在不能公布结果。请录完或说明原因作废。", "Paper ballots that came back are still to be entered, so the result cannot be published. Enter them, or void them with a reason.";
    /// The result is to be published while a home disputes a ballot entered for it (R17, R22).
    DisputesOpen = "disputes_open", 409,
        "还有住户说代录的选票不是自己的意思，没有答复，现在不能公布结果。请由没有参与录入的人核实答复。", "A home disputes a ballot entered for it and waits for an answer, so the result cannot be published. Somebody who did not enter it must answer first.";
    /// A dispute after the provisional result is out (R17).
    DisputeTooLate = "dispute_too_late", 409,
        "结果已经公布，不能再这样提出。公示期内，请在结果公示下面提异议。", "The result is out, so this can no longer be raised here. While it is posted, please object to the notice of the result.";
    /// A home disputes its own ballot.
    NotEnteredForYou = "not_entered_for_you", 422,
        "这一张是您家自己在网上投的，不是别人代录的。想改选择，请在截止前改投。", "Your home cast this ballot itself. To choose otherwise, change it before the close.";
    /// A second dispute of one entered ballot.
    AlreadyDisputed = "already_disputed", 409,
        "这一张已经提过了，请看回执页上的处理情况。公布结果后还可以提异议。", "This ballot was disputed already; the receipt page shows how it stands. You can still object once the result is posted.";
    /// A dispute answered by who entered the ballot (R22).
    DisputeOwnEntry = "dispute_own_entry", 403,
        "录入这张选票的人不能自己答复，请由另一位工作人员核实答复。", "Whoever entered this ballot cannot answer for it. Let a colleague look into it and answer.";
    /// A dispute that was answered already.
    DisputeAnswered = "dispute_answered", 409,
        "这一条已经答复过了，答复不能再改。", "This dispute is answered already, and the answer cannot be changed.";
    /// A proxy votes for somebody who voted himself, or whose mandate was taken back (R19).
    MandateRevoked = "mandate_revoked", 409,
        "委托人已经自己投票或收回委托，代理人不能再投。", "The owner has voted in person or taken the mandate back; the proxy can no longer vote.";
    /// An agent of the property manager or the contractor (R19).
    AgentExcluded = "agent_excluded", 403,
        "物业和施工单位的人员不能代理投票。请业主另外委托他人。", "Staff of the property manager or contractor cannot act as proxy. Please let the owner name somebody else.";
    /// A mandate that is not in writing or was passed on (R19).
    MandateInvalid = "mandate_invalid", 422,
        "代理投票需要业主本人签名的书面委托，且不能转委托。请补齐后再投。", "A proxy needs a mandate in writing signed by the owner, and cannot pass it on. Complete it and try again.";
    /// One principal more than allowed (R19).
    TooManyPrincipals = "too_many_principals", 422,
        "一个人代理的业主已达上限。请业主另外委托他人。", "This proxy already acts for as many owners as allowed. Please let the owner name somebody else.";
    /// A choice against the principal's instruction (R19).
    MandateExceeded = "mandate_exceeded", 422,
        "这个选择和委托书上写的不一致，没有提交。请按委托书选择。", "This choice differs from the mandate and was not submitted. Please choose as the mandate says.";

    // notices
    /// Fields of the template are missing or lack a telephone number (R38); the errors name them.
    NoticeIncomplete = "notice_incomplete", 422,
        "公示内容还不齐，没有发布。请补齐下面各项，已填的都还在。", "The notice is not complete and was not published. Fill in what is listed below; the rest is kept.";
    /// Fewer days than the kind of notice needs; the detail is the fewest.
    NoticeDisplayTooShort = "notice_display_too_short", 422,
        "公示天数不够，最少天数见下面。请改长后再发布。", "The notice would be shown for too few days. Use at least the number shown below.";
    /// A step that does not follow from the present state (11.9).
    NoticeStepRefused = "notice_step_refused", 409,
        "这份公示现在不能这样操作。请刷新页面查看它的状态。", "This notice cannot take that step now. Reload the page to see where it stands.";
    /// A notice about a decision that does not stand where the notice belongs (R23); the detail is where it stands.
    NoticeDecisionNotReady = "notice_decision_not_ready", 409,
        "这份公示说的表决还没到（或者已过）这一步，不能发布。这次表决现在的进度见下面。", "The decision this notice tells of is not at that step, so the notice cannot be published. Where it stands is shown below.";
    /// A published text is to be changed in place (R36).
    NoticeImmutable = "notice_immutable", 409,
        "公示发布后不能改动。请发布更正版并写明理由。", "A published notice cannot be changed. Publish a corrected version with its reason.";
    /// Taking down before the period is over (R37); the detail is its end.
    NoticePeriodRunning = "notice_period_running", 409,
        "公示期还没有满，到下面的时间才能结束。", "The display period is not over. The notice may end at the time shown below.";
    /// Taking the works board down while the works run.
    NoticeNeededByWorks = "notice_needed_by_works", 409,
        "施工还没有结束，施工公示牌不能撤下。", "The works are not finished, so the works board has to stay.";
    /// Too few photos of the place where it hangs (R36); the detail is how many are needed.
    PlacePhotosMissing = "place_photos_missing", 422,
        "张贴或撤下公示要有现场照片，需要的张数见下面。", "Putting up or taking down a notice needs photos of the place; the number is shown below.";
    /// An objection against a notice that takes none.
    ObjectionNotPossible = "objection_not_possible", 409,
        "这份公示不接受异议。有意见请联系社区。", "Objections to this notice are not taken. Please tell your community office what is wrong.";
    /// An objection after the period; the detail is its end.
    ObjectionTooLate = "objection_too_late", 409,
        "异议已在下面的时间截止，这次没有提交。您仍可以向社区或街道反映。", "Objections closed at the time shown below and this one was not submitted. You can still turn to your community or subdistrict office.";
    /// A second objection of a home while its first waits for an answer.
    ObjectionAlreadyOpen = "objection_already_open", 409,
        "您家的异议正在等待答复，答复后才能再提。", "Your home's objection is waiting for its answer; you can object again after that.";
    /// An objection that was answered or taken back already.
    ObjectionSettled = "objection_settled", 409,
        "这条异议已经答复或撤回，不能再改。", "This objection has been answered or taken back already.";
    /// An outcome is to be final that was never posted as N4 (R23).
    ResultNoticeMissing = "result_notice_missing", 409,
        "初步结果还没有公示，居民没法提异议，所以还不能生效。请先发布初步结果公示。", "The provisional result has not been posted, so nobody could object and it cannot become final yet. Publish the notice of the provisional result first.";
    /// An outcome is to be final while its N4 is on display (R23); the detail is the end of the period.
    ResultNoticeRunning = "result_notice_running", 409,
        "初步结果还没有公示满期，不能生效。公示到下面的时间；提前撤下的，请先重新张贴。", "The provisional result has not been on display for its whole period and cannot become final. It is shown until the time below; a sheet taken down too early has to go back up first.";
    /// A decision is to be archived whose final result was never posted as N5.
    DecisionNoticeMissing = "decision_notice_missing", 409,
        "最终结果还没有公示，不能归档。请先发布决议公开。", "The final result has not been posted, so the decision cannot be archived yet. Publish the decision notice first.";
    /// A decision is to be archived while its N5 is on display; the detail is the end of the period.
    DecisionNoticeRunning = "decision_notice_running", 409,
        "决议公开还没有公示满期，不能归档。公示到下面的时间。", "The decision notice has not been on display for its whole period, so the decision cannot be archived yet. It is shown until the time below.";
    /// The next gate is closed while objections are unanswered (R34); the detail is how many.
    ObjectionsOpen = "objections_open", 409,
        "还有异议没有答复，不能进入下一步。件数见下面，请先逐条答复。", "Some objections are not answered yet, so the next step has to wait. Answer each of them first; their number is shown below.";

    // works
    /// A unit taking part is replaced without a reason (R38).
    PartyChangeNeedsReason = "party_change_needs_reason", 422,
        "这个单位已经公布过，更换请写明原因。您填写的内容都还在。", "This unit was published already; give the reason for the change. What you entered is kept.";
    /// A share lower than the one before, without a reason.
    ProgressLowerNeedsReason = "progress_lower_needs_reason", 422,
        "进度比上次低，请写明原因。您填写的内容都还在。", "The progress is lower than before; give the reason. What you entered is kept.";
    /// An entry of progress without a photo.
    ProgressNeedsPhoto = "progress_needs_photo", 422,
        "进度要有现场照片，请至少上传一张。您填写的内容都还在。", "Progress is shown by photos; add at least one. What you entered is kept.";
    /// Hidden work without where and when its photo was taken (R47).
    HiddenWorkIncomplete = "hidden_work_incomplete", 422,
        "隐蔽工程要写明拍摄位置和时间，盖住之前拍。您填写的内容都还在。", "Hidden work needs where and when its photo was taken, before it is covered. What you entered is kept.";
    /// Progress or a check of a work item that was dropped.
    WorkItemNotBuilt = "work_item_not_built", 409,
        "这一项没有纳入改造，不能记录。", "This item is not part of the renovation, so nothing can be recorded for it.";

    // acceptance
    /// A check or a rectification without a photo (R46).
    CheckNeedsPhoto = "check_needs_photo", 422,
        "这里要有现场照片，请至少上传一张。您填写的内容都还在。", "A photo of what was seen is needed here; add at least one. What you entered is kept.";
    /// Fewer resident observers than needed (R46, BF 17); the errors say how many.
    ObserversMissing = "observers_missing", 422,
        "参加查验的居民人数不够，请补齐后再记录。您填写的内容都还在。", "Too few residents took part in the check. Bring in those who are missing and record it then; what you entered is kept.";
    /// A failed check without what is wrong, who puts it right and until when (R46).
    DefectIncomplete = "defect_incomplete", 422,
        "请写明问题、责任单位和整改期限。您填写的内容都还在。", "Say what is wrong, who puts it right and until when. What you entered is kept.";
    /// A pass while a defect of the same line or item is not settled.
    DefectStillOpen = "defect_still_open", 409,
        "这里还有没整改完的问题，复查合格后才能记为合格。", "A defect here is not settled yet; it passes once the defect is verified.";
    /// A step that does not follow from the defect's state.
    DefectStepRefused = "defect_step_refused", 409,
        "这个问题现在不能这样操作。请刷新页面查看它的状态。", "This defect cannot take that step now. Reload the page to see where it stands.";
    /// The terms of the law are asked for where none run (R44).
    DefectNotUnderWarranty = "defect_not_under_warranty", 422,
        "这个问题不在保修期内报告，不适用保修责任认定。请按整改期限处理。", "This defect was not reported under warranty, so there is no responsibility under it to determine. Its deadline for rectification applies.";
    /// Verification by whoever rectified (R46).
    VerifierNotIndependent = "verifier_not_independent", 403,
        "整改和复查不能是同一个人，请由另一位工作人员复查。", "Whoever put it right cannot verify it. Let a colleague do it.";
    /// Sent back without a reason.
    ReopeningNeedsReason = "reopening_needs_reason", 422,
        "复查没有通过，请写明哪里还不行。您填写的内容都还在。", "Say what is still wrong when it is sent back. What you entered is kept.";
    /// More observations of one person than can wait for an answer.
    ObservationsWaiting = "observations_waiting", 409,
        "您反映的问题还有很多在等答复，请等答复后再提。", "Many of your observations are waiting for an answer; please wait for those first.";
    /// An observation answered already.
    ObservationAnswered = "observation_answered", 409,
        "这条意见已经答复过了。", "This observation has been answered already.";
    /// The legal acceptance without the units it needs (建设工程质量管理条例 16).
    AcceptancePartiesMissing = "acceptance_parties_missing", 422,
        "竣工验收要有建设、设计、施工、监理四方参加，而且都已登记负责人。请补齐后再记录。", "The acceptance needs client, designer, contractor and supervisor, each named with a person in charge. Complete them and record it then.";
    /// A second record of a passed acceptance without a reason.
    AcceptanceRecorded = "acceptance_recorded", 409,
        "竣工验收已经记录。如需更正，请写明原因，原来的记录会保留。", "The acceptance is recorded already. To correct it, give a reason; the earlier record stays.";
    /// A warranty shorter than the law's; the errors say the least (R41).
    WarrantyTooShort = "warranty_too_short", 422,
        "约定的保修期比法定最低期限短，不能记录。您填写的内容都还在。", "The agreed warranty is shorter than the law allows and was not recorded. What you entered is kept.";

    // deliberations
    /// A second motion of a project.
    MotionExists = "motion_exists", 409,
        "这个项目已经有提议。要改动请发布修改后的版本并写明理由。", "This project has a motion already. To change it, publish an amended version with its reason.";
    /// A change of the motion after the deliberation (R28).
    MotionLocked = "motion_locked", 409,
        "商议已经结束，提议不能再改。您填写的内容没有保存。", "The deliberation is over and the motion can no longer be changed. What you entered was not saved.";
    /// A correction without its reason.
    CorrectionNeedsReason = "correction_needs_reason", 422,
        "更正已公布的内容要写明理由，理由会一起公布。您填写的内容都还在。", "A correction of something published needs a reason, which is published with it. What you entered is kept.";
    /// Minutes of a meeting that lies ahead.
    MeetingNotHeld = "meeting_not_held", 422,
        "会议时间还没有到。请在会后再填写会议记录。", "This meeting has not taken place yet. Please enter its minutes afterwards.";
    /// Fewer people than a meeting needs; the detail is the fewest.
    AttendanceTooSmall = "attendance_too_small", 422,
        "到会人数太少，最少人数见下面。请核对。", "Too few people attended; the fewest possible number is shown below. Please check it.";
    /// A proposed item that is not of the project, or was dropped.
    ItemNotProposable = "item_not_proposable", 422,
        "有一项不在这个项目里，或已经取消。请刷新页面后再选。", "One of the items is not part of this project or was dropped. Reload the page and choose again.";
    /// A comment on an item that takes none now.
    CommentsClosed = "comments_closed", 409,
        "这一项现在不收意见，这次没有提交。有问题可以联系社区。", "Comments on this item are not taken now, and this one was not submitted. You can still turn to your community office.";
    /// More comments of a home without an answer than allowed; the detail is how many.
    CommentsWaiting = "comments_waiting", 409,
        "您家对这一项的意见还在等答复，答复后可以再写。同时等待的条数见下面。", "Comments of your home on this item are waiting for their answer; you can write again after that. The number that may wait is shown below.";
    /// A comment that was hidden, shown or taken back already.
    CommentSettled = "comment_settled", 409,
        "这条意见的状态已经变了。请刷新页面后再看。", "This comment has changed in the meantime. Reload the page and look again.";

    // ratings
    /// An answer without any level.
    RatingEmpty = "rating_empty", 422,
        "请至少评价一项。您填写的内容都还在。", "Please rate at least one question. What you entered is kept.";
    /// A question that is not part of the round.
    QuestionNotAsked = "question_not_asked", 422,
        "有一项不在这一轮评价里。请刷新页面后再选。", "One of the questions is not part of this round. Reload the page and choose again.";
    /// A second round while one has not closed.
    RatingRoundRunning = "rating_round_running", 409,
        "这个项目还有一轮评价没有结束。请等它截止后再开始新的一轮。", "A rating round of this project has not closed yet. Open another one after that.";
    /// A result or a free text asked for while the round runs.
    RatingSealed = "rating_sealed", 403,
        "截止前，评价结果对所有人保密。请在截止后查看。", "Results are sealed for everybody until the round closes. Please look again after that.";
    /// A free text that was reviewed, or was changed by its author since.
    RemarkSettled = "remark_settled", 409,
        "这条留言已经处理过了。请刷新页面。", "This remark has been dealt with already. Reload the page.";
    /// A rating before the round opens; the detail is the opening.
    RatingNotOpen = "rating_not_open", 409,
        "评价还没有开始，请在下面的时间之后再填。", "This rating has not opened yet. Please answer after the time shown below.";
    /// A rating after the round closed; the detail is the closing.
    RatingClosed = "rating_closed", 409,
        "评价已在下面的时间截止，这次没有计入。有问题随时可以提交投诉或建议。", "This rating closed at the time shown below and your answer was not counted. You can still file a complaint or suggestion.";
    /// A second answer of the same home in one round (R48).
    RatingAlreadyAnswered = "rating_already_answered", 409,
        "您家这一轮已经评价过了，每户一份。之前的评价仍然有效。", "Your home has already answered this round; there is one answer per home and the earlier one stands.";
    /// A round shorter than its days (R48); the detail is the earliest closing.
    RatingRoundTooShort = "rating_round_too_short", 422,
        "评价时间太短，请把截止时间定在下面的时间或之后。", "This round is too short. Let it close at the time shown below or later.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_unique_name_and_sentences_in_both_languages() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!((400..600).contains(&code.status()), "{code:?}");
            for lang in [Lang::Zh, Lang::En] {
                assert!(!code.sentence(lang).contains(['!', '\u{ff01}']), "{code:?} shouts");
            }
        }
    }

    #[test]
    fn the_limits_of_photos_are_told_in_both_languages() {
        use crate::media::rules::{MAX_FILE_BYTES, MAX_PHOTOS};
        for lang in [Lang::Zh, Lang::En] {
            let size = format!(" {} MB", MAX_FILE_BYTES / 1024 / 1024);
            assert!(Code::PhotoTooLarge.sentence(lang).contains(&size));
            assert!(Code::TooManyPhotos.sentence(lang).contains(&format!(" {MAX_PHOTOS} ")));
        }
    }

    #[test]
    fn a_problem_travels_as_rfc_9457_and_back() {
        let problem = Problem::new(Code::InvalidInput).with_field("/title", "too long");
        let json = serde_json::to_value(&problem).expect("json");
        assert_eq!(json["type"], "/api/problems#invalid_input");
        assert_eq!(json["code"], "invalid_input");
        assert_eq!(serde_json::from_value::<Problem>(json).expect("problem"), problem);
    }

    #[test]
    fn every_word_of_a_problem_is_told_in_one_language() {
        let problem =
            Problem::new(Code::InvalidInput).with_detail("15").with_field("/reason", ["请写明原因", "say why"]);
        assert_eq!(problem.errors[0].detail, "请写明原因");
        let english = problem.in_language(Lang::En);
        assert_eq!(english.title, Code::InvalidInput.sentence(Lang::En));
        assert_eq!(serde_json::to_value(&english).expect("json")["errors"][0]["detail"], "say why");
        assert_eq!(english.detail.as_deref(), Some("15"));
    }
}
