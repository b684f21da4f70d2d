// SPDX-License-Identifier: MIT
// Written by compose/api_types.ts from the server's OpenAPI document; not edited by hand.

export interface Problem { type?: string; title?: string; detail?: string; detail_en?: string; code?: string; status?: number; errors?: { pointer?:
  string; code?: string; vi?: string; en?: string; }[]; }
export interface Place { id: string; code?: string | null; valid_from?: string | null; valid_to?: string | null; name?: string | null; level?: string
  | null; parent?: string | null; readonly key?: string | null; border?: boolean; difficult?: boolean; lat?: number | null; lon?: number | null;
  language?: string | null; }
export interface PlaceInput { id?: string; code?: string | null; valid_from?: string | null; valid_to?: string | null; name?: string | null; level?:
  string | null; parent?: string | null; border?: boolean; difficult?: boolean; lat?: number | null; lon?: number | null; language?: string | null; }
export interface PlaceSuccessor { id: string; old?: string | null; new_place?: string | null; on?: string | null; partly?: boolean; }
export interface PlaceSuccessorInput { id?: string; old?: string | null; new_place?: string | null; on?: string | null; partly?: boolean; }
export interface Unit { id: string; code?: string | null; name?: string | null; kind?: 'province_union' | 'area' | 'district_union' | 'commune_union'
  | 'branch' | 'federation' | 'school' | 'agency' | 'armed_forces' | 'club' | 'department' | 'other' | null; parent?: string | null; place?: string |
  null; valid_from?: string | null; valid_to?: string | null; phone?: string | null; email?: string | null; symbol?: string | null; }
export interface UnitInput { id?: string; code?: string | null; name?: string | null; kind?: 'province_union' | 'area' | 'district_union' |
  'commune_union' | 'branch' | 'federation' | 'school' | 'agency' | 'armed_forces' | 'club' | 'department' | 'other' | null; parent?: string | null;
  place?: string | null; valid_from?: string | null; valid_to?: string | null; phone?: string | null; email?: string | null; symbol?: string | null; }
export interface UnitSuccessor { id: string; old?: string | null; new_unit?: string | null; on?: string | null; }
export interface UnitSuccessorInput { id?: string; old?: string | null; new_unit?: string | null; on?: string | null; }
export interface Account { id: string; login?: string | null; name?: string | null; phone?: string | null; email?: string | null; state?: 'active' |
  'locked' | 'closed' | null; readonly last_login?: string | null; must_change?: boolean; }
export interface AccountInput { id?: string; login?: string | null; name?: string | null; phone?: string | null; email?: string | null; state?:
  'active' | 'locked' | 'closed' | null; must_change?: boolean; }
export interface Grant { id: string; account?: string | null; role?: 'volunteer' | 'team_leader' | 'unit_officer' | 'area_admin' | 'province_admin' |
  'trainer' | 'assessor' | 'council' | 'monitor' | 'partner' | 'operator' | 'front' | null; unit?: string | null; from?: string | null; to?: string |
  null; why?: string | null; }
export interface GrantInput { id?: string; account?: string | null; role?: 'volunteer' | 'team_leader' | 'unit_officer' | 'area_admin' |
  'province_admin' | 'trainer' | 'assessor' | 'council' | 'monitor' | 'partner' | 'operator' | 'front' | null; unit?: string | null; from?: string |
  null; to?: string | null; why?: string | null; }
export interface Job { id: string; readonly kind?: string | null; readonly state?: 'waiting' | 'running' | 'done' | 'failed' | 'stopped' | null;
  readonly account?: string | null; readonly unit?: string | null; readonly input?: string | null; readonly result?: string | null; readonly done?:
  number | null; readonly total?: number | null; readonly note?: string | null; readonly made?: string | null; readonly started?: string | null;
  readonly ended?: string | null; readonly undo?: string | null; readonly stopping?: boolean; }
export interface JobInput { id?: string; }
export interface Message { id: string; readonly channel?: 'sms' | 'email' | null; readonly to?: string | null; readonly subject?: string | null;
  readonly body?: string | null; readonly state?: 'waiting' | 'sent' | 'failed' | 'demo' | null; readonly made?: string | null; readonly sent?: string
  | null; readonly tries?: number | null; readonly error?: string | null; readonly unit?: string | null; readonly about?: string | null; readonly
  due?: string | null; }
export interface MessageInput { id?: string; }
export interface Setting { id: string; name?: string | null; value?: string | null; }
export interface SettingInput { id?: string; name?: string | null; value?: string | null; }
export interface RuleVersion { id: string; hook?: string | null; unit?: string | null; version?: number | null; source?: string | null; readonly
  source_hash?: string | null; state?: 'draft' | 'checked' | 'previewed' | 'approved' | 'active' | 'retired' | null; active_from?: string | null;
  author?: string | null; readonly key?: string | null; active_to?: string | null; approver?: string | null; approved_at?: string | null; submitted?:
  string | null; note?: string | null; returned?: string | null; again?: string | null; }
export interface RuleVersionInput { id?: string; hook?: string | null; unit?: string | null; version?: number | null; source?: string | null; state?:
  'draft' | 'checked' | 'previewed' | 'approved' | 'active' | 'retired' | null; active_from?: string | null; author?: string | null; active_to?:
  string | null; approver?: string | null; approved_at?: string | null; submitted?: string | null; note?: string | null; returned?: string | null;
  again?: string | null; }
export interface ApiKey { id: string; readonly account?: string | null; readonly label?: string | null; readonly unit?: string | null; readonly made?:
  string | null; readonly maker?: string | null; readonly scope?: string | null; readonly used?: string | null; }
export interface ApiKeyInput { id?: string; }
export interface UnitPast { id: string; unit?: string | null; until?: string | null; name?: string | null; parent?: string | null; place?: string |
  null; code?: string | null; changes?: number | null; }
export interface UnitPastInput { id?: string; unit?: string | null; until?: string | null; name?: string | null; parent?: string | null; place?:
  string | null; code?: string | null; changes?: number | null; }
export interface UnitOperation { id: string; kind?: 'merge' | 'split' | 'rename' | 'reparent' | 'close' | 'relocate' | null; on?: string | null;
  unit?: string | null; title?: string | null; units?: number | null; records?: number | null; batch?: string | null; made?: string | null; undone?:
  string | null; }
export interface UnitOperationInput { id?: string; kind?: 'merge' | 'split' | 'rename' | 'reparent' | 'close' | 'relocate' | null; on?: string | null;
  unit?: string | null; title?: string | null; units?: number | null; records?: number | null; batch?: string | null; made?: string | null; undone?:
  string | null; }
export interface Volunteer { id: string; full_name?: string | null; readonly sort_name?: string | null; birth?: string | null; sex?: string | null;
  phone?: string | null; email?: string | null; commune?: string | null; hamlet?: string | null; unit?: string | null; readonly area?: string | null;
  readonly account?: string | null; occupation?: string | null; skills?: ('first_aid' | 'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' |
  'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' | 'electrical' | 'farming' | 'music' | 'sports' |
  'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[]; languages?: ('mnong' | 'ma' | 'ede' | 'mong' |
  'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; free?: string[]; busy_harvest?: boolean; radius_km?: number | null; member_code?: string | null;
  readonly joined?: string | null; guardian_name?: string | null; guardian_phone?: string | null; readonly registered_by?: string | null; state?:
  string | null; readonly merged_into?: string | null; readonly code?: string | null; readonly age?: number | null; paper_consents?: ('contact' |
  'matching' | 'partner' | 'photo' | 'statistics')[]; paper_form?: string | null; readonly consent?: string | null; }
export interface VolunteerInput { id?: string; full_name?: string | null; birth?: string | null; sex?: string | null; phone?: string | null; email?:
  string | null; commune?: string | null; hamlet?: string | null; unit?: string | null; occupation?: string | null; skills?: ('first_aid' |
  'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' |
  'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[];
  languages?: ('mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; free?: string[]; busy_harvest?: boolean; radius_km?:
  number | null; member_code?: string | null; guardian_name?: string | null; guardian_phone?: string | null; state?: string | null; paper_consents?:
  ('contact' | 'matching' | 'partner' | 'photo' | 'statistics')[]; paper_form?: string | null; }
export interface Membership { id: string; volunteer?: string | null; unit?: string | null; from?: string | null; to?: string | null; }
export interface MembershipInput { id?: string; volunteer?: string | null; unit?: string | null; from?: string | null; to?: string | null; }
export interface Consent { id: string; volunteer?: string | null; purpose?: 'contact' | 'matching' | 'partner' | 'photo' | 'statistics' | null;
  words?: string | null; given?: string | null; withdrawn?: string | null; how?: 'self' | 'paper' | 'import' | null; by?: string | null; paper?:
  string | null; }
export interface ConsentInput { id?: string; volunteer?: string | null; purpose?: 'contact' | 'matching' | 'partner' | 'photo' | 'statistics' | null;
  words?: string | null; given?: string | null; withdrawn?: string | null; how?: 'self' | 'paper' | 'import' | null; by?: string | null; paper?:
  string | null; }
export interface LanguageCheck { id: string; volunteer?: string | null; language?: 'mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' | 'thai' |
  'english' | null; level?: number | null; verified_by?: string | null; verified_on?: string | null; }
export interface LanguageCheckInput { id?: string; volunteer?: string | null; language?: 'mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' |
  'thai' | 'english' | null; level?: number | null; verified_by?: string | null; verified_on?: string | null; }
export interface Team { id: string; name?: string | null; unit?: string | null; founded?: string | null; charter?: string | null; field?: string |
  null; kind?: string | null; basis_number?: string | null; basis_day?: string | null; basis_body?: string | null; readonly basis_file?: string |
  null; readonly closed?: string | null; }
export interface TeamInput { id?: string; name?: string | null; unit?: string | null; founded?: string | null; charter?: string | null; field?: string
  | null; kind?: string | null; basis_number?: string | null; basis_day?: string | null; basis_body?: string | null; }
export interface TeamMember { id: string; team?: string | null; volunteer?: string | null; role?: 'member' | 'coordinator' | 'leader' | 'deputy' |
  null; since?: string | null; until?: string | null; readonly named?: string | null; }
export interface TeamMemberInput { id?: string; team?: string | null; volunteer?: string | null; role?: 'member' | 'coordinator' | 'leader' | 'deputy'
  | null; since?: string | null; until?: string | null; }
export interface Campaign { id: string; title?: string | null; type?: 'ttn' | 'tbbg' | 'tsmt' | 'mhx' | 'hpd' | 'knh' | 'hqx' | 'mdtn' | 'xtn' | 'ntb'
  | 'ncnx' | 'hmtn' | 'bdhvs' | 'tnxk' | null; field?: 'new_rural' | 'urban' | 'environment' | 'welfare' | 'children' | 'traffic' | 'technology' |
  'literacy' | 'health' | 'disaster' | 'forest_fire' | 'drowning_prevention' | 'harvest' | 'border' | 'culture' | null; summary?: string | null;
  starts?: string | null; ends?: string | null; place?: string | null; location?: string | null; unit?: string | null; readonly area?: string | null;
  model?: string | null; engagement?: 'community' | 'program_24m' | null; state?: 'draft' | 'open' | 'running' | 'done' | 'cancelled' | null;
  leader_name?: string | null; leader_phone?: string | null; readonly published?: string | null; end_reason?: string | null; readonly ending?: string
  | null; readonly score_rule?: string | null; readonly credit_rule?: string | null; readonly score_above?: string | null; readonly credit_above?:
  string | null; leader?: string | null; readonly leader_training?: string | null; people_helped?: number | null; }
export interface CampaignInput { id?: string; title?: string | null; type?: 'ttn' | 'tbbg' | 'tsmt' | 'mhx' | 'hpd' | 'knh' | 'hqx' | 'mdtn' | 'xtn' |
  'ntb' | 'ncnx' | 'hmtn' | 'bdhvs' | 'tnxk' | null; field?: 'new_rural' | 'urban' | 'environment' | 'welfare' | 'children' | 'traffic' | 'technology'
  | 'literacy' | 'health' | 'disaster' | 'forest_fire' | 'drowning_prevention' | 'harvest' | 'border' | 'culture' | null; summary?: string | null;
  starts?: string | null; ends?: string | null; place?: string | null; location?: string | null; unit?: string | null; model?: string | null;
  engagement?: 'community' | 'program_24m' | null; state?: 'draft' | 'open' | 'running' | 'done' | 'cancelled' | null; leader_name?: string | null;
  leader_phone?: string | null; end_reason?: string | null; leader?: string | null; people_helped?: number | null; }
export interface CampaignPartner { id: string; campaign?: string | null; unit?: string | null; role?: string | null; readonly state?: string | null;
  readonly words?: string | null; readonly answered?: string | null; answer_by?: string | null; readonly key?: string | null; }
export interface CampaignPartnerInput { id?: string; campaign?: string | null; unit?: string | null; role?: string | null; answer_by?: string | null;
  }
export interface Opening { id: string; campaign?: string | null; title?: string | null; duties?: string | null; required_skills?: ('first_aid' |
  'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' |
  'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[];
  preferred_skills?: ('first_aid' | 'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' |
  'swimming_rescue' | 'interpreter' | 'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' |
  'digital_service' | 'hairdressing')[]; languages?: ('mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; certificates?:
  ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong' | 'trainer' | 'mua_he_xanh' | 'team_leader' | 'child_safety' |
  'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' | 'participation')[]; language?: string | null; min_people?:
  number | null; max_people?: number | null; min_age?: number | null; readonly night?: boolean; policy_household?: boolean; place?: string | null;
  state?: 'draft' | 'open' | 'closed' | 'cancelled' | null; readonly starts?: string | null; readonly ends?: string | null; language_seats?: number |
  null; lead_seats?: number | null; lead_per?: number | null; trainee_seats?: number | null; }
export interface OpeningInput { id?: string; campaign?: string | null; title?: string | null; duties?: string | null; required_skills?: ('first_aid' |
  'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' |
  'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[];
  preferred_skills?: ('first_aid' | 'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' |
  'swimming_rescue' | 'interpreter' | 'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' |
  'digital_service' | 'hairdressing')[]; languages?: ('mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; certificates?:
  ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong' | 'trainer' | 'mua_he_xanh' | 'team_leader' | 'child_safety' |
  'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' | 'participation')[]; language?: string | null; min_people?:
  number | null; max_people?: number | null; min_age?: number | null; policy_household?: boolean; place?: string | null; state?: 'draft' | 'open' |
  'closed' | 'cancelled' | null; language_seats?: number | null; lead_seats?: number | null; lead_per?: number | null; trainee_seats?: number | null;
  }
export interface Shift { id: string; opening?: string | null; day?: string | null; from_minute?: number | null; to_minute?: number | null; readonly
  taken?: number | null; readonly waiting?: number | null; }
export interface ShiftInput { id?: string; opening?: string | null; day?: string | null; from_minute?: number | null; to_minute?: number | null; }
export interface Signup { id: string; shift?: string | null; opening?: string | null; volunteer?: string | null; state?: 'applied' | 'invited' |
  'accepted' | 'waiting' | 'offered' | 'declined' | 'withdrawn' | 'refused' | null; reason?: string | null; made?: string | null; decided?: string |
  null; decided_by?: string | null; offer_until?: string | null; readonly key?: string | null; unchecked?: string | null; readonly run?: string |
  null; readonly earlier?: string | null; waiver?: string | null; readonly waived?: ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong'
  | 'trainer' | 'mua_he_xanh' | 'team_leader' | 'child_safety' | 'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' |
  'participation')[]; readonly lapsed?: ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong' | 'trainer' | 'mua_he_xanh' | 'team_leader'
  | 'child_safety' | 'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' | 'participation')[]; readonly lapsed_at?:
  string | null; readonly trainee?: boolean; }
export interface SignupInput { id?: string; shift?: string | null; opening?: string | null; volunteer?: string | null; state?: 'applied' | 'invited' |
  'accepted' | 'waiting' | 'offered' | 'declined' | 'withdrawn' | 'refused' | null; reason?: string | null; made?: string | null; decided?: string |
  null; decided_by?: string | null; offer_until?: string | null; unchecked?: string | null; waiver?: string | null; }
export interface Attendance { id: string; signup?: string | null; shift?: string | null; volunteer?: string | null; state?: 'present' | 'late' |
  'excused' | 'unexcused' | null; evidence?: 'scanned' | 'confirmed' | 'paper' | 'declared' | null; at?: string | null; late_minutes?: number | null;
  minutes?: number | null; role?: string | null; marked_by?: string | null; confirmed_by?: string | null; note?: string | null; readonly entered?:
  string | null; }
export interface AttendanceInput { id?: string; signup?: string | null; shift?: string | null; volunteer?: string | null; state?: 'present' | 'late' |
  'excused' | 'unexcused' | null; evidence?: 'scanned' | 'confirmed' | 'paper' | 'declared' | null; at?: string | null; late_minutes?: number | null;
  minutes?: number | null; role?: string | null; marked_by?: string | null; confirmed_by?: string | null; note?: string | null; }
export interface Credit { id: string; attendance?: string | null; volunteer?: string | null; day?: string | null; hours?: number | null; state?:
  'granted' | 'declined' | null; evidence?: 'scanned' | 'confirmed' | 'paper' | 'declared' | null; reasons?: string | null; rule_version?: string |
  null; why_declined?: string | null; readonly verdict?: string | null; }
export interface CreditInput { id?: string; attendance?: string | null; volunteer?: string | null; day?: string | null; hours?: number | null; state?:
  'granted' | 'declined' | null; evidence?: 'scanned' | 'confirmed' | 'paper' | 'declared' | null; reasons?: string | null; rule_version?: string |
  null; why_declined?: string | null; }
export interface Cadre { id: string; full_name?: string | null; unit?: string | null; position?: string | null; part_time?: boolean; from?: string |
  null; to?: string | null; volunteer?: string | null; phone?: string | null; }
export interface CadreInput { id?: string; full_name?: string | null; unit?: string | null; position?: string | null; part_time?: boolean; from?:
  string | null; to?: string | null; volunteer?: string | null; phone?: string | null; }
export interface FireDay { id: string; area?: string | null; day?: string | null; level?: number | null; }
export interface FireDayInput { id?: string; area?: string | null; day?: string | null; level?: number | null; }
export interface MatchRun { id: string; title?: string | null; unit?: string | null; campaign?: string | null; from?: string | null; to?: string |
  null; max_shifts?: number | null; own_people?: boolean; without_rules?: boolean; stability?: number | null; seed?: number | null; readonly state?:
  'waiting' | 'running' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed' | null; readonly job?: string | null; readonly before?:
  string | null; readonly people?: number | null; readonly shifts?: number | null; readonly seats?: number | null; readonly minimum?: number | null;
  readonly locked?: number | null; readonly pairs?: number | null; readonly faults?: number | null; readonly assigned?: number | null; readonly
  unmet?: number | null; readonly moved?: number | null; readonly objective?: number | null; readonly dual?: number | null; readonly build_ms?: number
  | null; readonly solve_ms?: number | null; readonly digest?: string | null; readonly made?: string | null; readonly ended?: string | null; readonly
  applied?: string | null; readonly applied_by?: string | null; overlap?: boolean; readonly stopped?: boolean; rule_version?: string | null; }
export interface MatchRunInput { id?: string; title?: string | null; unit?: string | null; campaign?: string | null; from?: string | null; to?: string
  | null; max_shifts?: number | null; own_people?: boolean; without_rules?: boolean; stability?: number | null; seed?: number | null; overlap?:
  boolean; rule_version?: string | null; }
export interface EvaluationRound { id: string; title?: string | null; unit?: string | null; year?: number | null; readonly from?: string | null;
  readonly until?: string | null; readonly version?: string | null; readonly seed?: number | null; readonly state?: 'draft' | 'running' | 'run' |
  'publishing' | 'published' | 'failed' | null; readonly job?: string | null; readonly people?: number | null; readonly rated?: number | null;
  readonly unrated?: number | null; readonly faults?: number | null; readonly excellent?: number | null; readonly good?: number | null; readonly
  satisfactory?: number | null; readonly unsatisfactory?: number | null; readonly median?: number | null; readonly quota_percent?: number | null;
  readonly moved?: number | null; readonly teams?: number | null; readonly made?: string | null; readonly ended?: string | null; readonly published?:
  string | null; readonly made_by?: string | null; readonly published_by?: string | null; readonly key?: string | null; readonly above?: string |
  null; }
export interface EvaluationRoundInput { id?: string; title?: string | null; unit?: string | null; year?: number | null; }
export interface Evaluation { id: string; round?: string | null; volunteer?: string | null; unit?: string | null; score?: number | null; band?: string
  | null; rule_band?: string | null; unrated?: boolean; faulty?: boolean; quota_moved?: boolean; quota_note?: string | null; rank?: number | null;
  reasons?: string | null; called?: number | null; attended?: number | null; minutes?: number | null; months_active?: number | null; state?:
  'in_force' | 'replaced' | null; replaces?: string | null; why?: string | null; made?: string | null; key?: string | null; area?: string | null;
  verdict?: string | null; }
export interface EvaluationInput { id?: string; round?: string | null; volunteer?: string | null; unit?: string | null; score?: number | null; band?:
  string | null; rule_band?: string | null; unrated?: boolean; faulty?: boolean; quota_moved?: boolean; quota_note?: string | null; rank?: number |
  null; reasons?: string | null; called?: number | null; attended?: number | null; minutes?: number | null; months_active?: number | null; state?:
  'in_force' | 'replaced' | null; replaces?: string | null; why?: string | null; made?: string | null; key?: string | null; area?: string | null;
  verdict?: string | null; }
export interface TeamEvaluation { id: string; round?: string | null; team?: string | null; members?: number | null; active?: number | null; idle?:
  number | null; score?: number | null; band?: string | null; unrated?: boolean; note?: string | null; }
export interface TeamEvaluationInput { id?: string; round?: string | null; team?: string | null; members?: number | null; active?: number | null;
  idle?: number | null; score?: number | null; band?: string | null; unrated?: boolean; note?: string | null; }
export interface Appeal { id: string; readonly evaluation?: string | null; readonly round?: string | null; readonly volunteer?: string | null;
  reason?: string | null; readonly evidence_name?: string | null; readonly evidence_type?: string | null; readonly evidence_size?: number | null;
  readonly state?: 'waiting' | 'accepted' | 'refused' | null; answer?: string | null; readonly made?: string | null; readonly decided?: string | null;
  readonly decided_by?: string | null; readonly result?: string | null; }
export interface AppealInput { id?: string; reason?: string | null; answer?: string | null; }
export interface EvaluateWork { id: string; volunteer?: string | null; day?: string | null; kind?: 'blood_donation' | 'youth_work' | 'innovation' |
  'training_given' | 'report_on_time' | 'report_late' | 'report_missed' | 'standby' | 'callout' | 'evidence_required' | 'evidence_present' |
  'discipline' | null; amount?: number | null; accepted?: boolean; note?: string | null; evidence?: string | null; readonly entered_by?: string |
  null; readonly entered?: string | null; }
export interface EvaluateWorkInput { id?: string; volunteer?: string | null; day?: string | null; kind?: 'blood_donation' | 'youth_work' |
  'innovation' | 'training_given' | 'report_on_time' | 'report_late' | 'report_missed' | 'standby' | 'callout' | 'evidence_required' |
  'evidence_present' | 'discipline' | null; amount?: number | null; accepted?: boolean; note?: string | null; evidence?: string | null; }
export interface AbsenceNotice { id: string; volunteer?: string | null; from?: string | null; until?: string | null; why?: 'harvest' | 'family' |
  'study' | 'work' | 'other' | null; reason?: string | null; received?: string | null; readonly entered_by?: string | null; }
export interface AbsenceNoticeInput { id?: string; volunteer?: string | null; from?: string | null; until?: string | null; why?: 'harvest' | 'family'
  | 'study' | 'work' | 'other' | null; reason?: string | null; received?: string | null; }
export interface Verdict { id: string; volunteer?: string | null; unit?: string | null; hook?: string | null; about?: string | null; version?: string
  | null; above?: string | null; as_of?: string | null; facts?: string | null; answer?: string | null; script_hash?: string | null; params_hash?:
  string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; }
export interface VerdictInput { id?: string; volunteer?: string | null; unit?: string | null; hook?: string | null; about?: string | null; version?:
  string | null; above?: string | null; as_of?: string | null; facts?: string | null; answer?: string | null; script_hash?: string | null;
  params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; }
export interface CampaignModel { id: string; model?: 'on_the_spot' | 'mixed_team' | 'specialist' | 'club' | 'rapid' | null; certificates?:
  ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong' | 'trainer' | 'mua_he_xanh' | 'team_leader' | 'child_safety' |
  'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' | 'participation')[]; readonly key?: string | null; }
export interface CampaignModelInput { id?: string; model?: 'on_the_spot' | 'mixed_team' | 'specialist' | 'club' | 'rapid' | null; certificates?:
  ('first_aid' | 'swimming_rescue' | 'forest_fire' | 'ky_nghi_hong' | 'trainer' | 'mua_he_xanh' | 'team_leader' | 'child_safety' |
  'volunteer_management' | 'trainer_t1' | 'trainer_t2' | 'trainer_t3' | 'trainer_t4' | 'participation')[]; }
export interface TeamReview { id: string; team?: string | null; readonly front?: string | null; readonly year?: number | null; readonly state?:
  'planned' | 'to_mend' | 'mended' | 'lawful' | 'failed' | 'closed' | null; visit?: string | null; revisit?: string | null; seen?: ('basis' |
  'charter' | 'members' | 'activity' | 'money' | 'safety' | 'publicity')[]; mend?: string | null; readonly opened?: string | null; readonly key?:
  string | null; }
export interface TeamReviewInput { id?: string; team?: string | null; visit?: string | null; revisit?: string | null; seen?: ('basis' | 'charter' |
  'members' | 'activity' | 'money' | 'safety' | 'publicity')[]; mend?: string | null; }
export interface TeamReviewStep { id: string; review?: string | null; team?: string | null; action?: 'guide' | 'pass' | 'ask' | 'answer' | 'fail' |
  'resume' | 'close' | null; from?: 'planned' | 'to_mend' | 'mended' | 'lawful' | 'failed' | 'closed' | null; to?: 'planned' | 'to_mend' | 'mended' |
  'lawful' | 'failed' | 'closed' | null; as?: 'front' | 'unit' | 'leader' | null; by?: string | null; day?: string | null; revisit?: string | null;
  at?: string | null; words?: string | null; }
export interface TeamReviewStepInput { id?: string; review?: string | null; team?: string | null; action?: 'guide' | 'pass' | 'ask' | 'answer' |
  'fail' | 'resume' | 'close' | null; from?: 'planned' | 'to_mend' | 'mended' | 'lawful' | 'failed' | 'closed' | null; to?: 'planned' | 'to_mend' |
  'mended' | 'lawful' | 'failed' | 'closed' | null; as?: 'front' | 'unit' | 'leader' | null; by?: string | null; day?: string | null; revisit?: string
  | null; at?: string | null; words?: string | null; }
export interface TeamReport { id: string; team?: string | null; year?: number | null; done?: string | null; hard?: string | null; ahead?: string |
  null; readonly members?: number | null; readonly active?: number | null; readonly hours?: number | null; readonly shifts?: number | null; readonly
  campaigns?: number | null; readonly state?: 'sent' | 'returned' | 'accepted' | null; reason?: string | null; readonly made_by?: string | null;
  readonly made?: string | null; readonly decided?: string | null; readonly key?: string | null; }
export interface TeamReportInput { id?: string; team?: string | null; year?: number | null; done?: string | null; hard?: string | null; ahead?: string
  | null; reason?: string | null; }
export interface DepartmentDuty { id: string; unit?: string | null; row?: string | null; named?: string | null; words?: string | null; fields?:
  ('new_rural' | 'urban' | 'environment' | 'welfare' | 'children' | 'traffic' | 'technology' | 'literacy' | 'health' | 'disaster' | 'forest_fire' |
  'drowning_prevention' | 'harvest' | 'border' | 'culture')[]; inspects?: boolean; from?: string | null; until?: string | null; }
export interface DepartmentDutyInput { id?: string; unit?: string | null; row?: string | null; named?: string | null; words?: string | null; fields?:
  ('new_rural' | 'urban' | 'environment' | 'welfare' | 'children' | 'traffic' | 'technology' | 'literacy' | 'health' | 'disaster' | 'forest_fire' |
  'drowning_prevention' | 'harvest' | 'border' | 'culture')[]; inspects?: boolean; from?: string | null; until?: string | null; }
export interface PartItem { id: string; part?: string | null; kind?: 'need' | 'gives' | 'document' | null; what?: string | null; place?: string |
  null; people?: number | null; due?: string | null; readonly done?: string | null; readonly answer?: string | null; readonly answered?: string |
  null; readonly file_name?: string | null; readonly file_type?: string | null; readonly sha256?: string | null; }
export interface PartItemInput { id?: string; part?: string | null; kind?: 'need' | 'gives' | 'document' | null; what?: string | null; place?: string
  | null; people?: number | null; due?: string | null; }
export interface ProgrammeProposal { id: string; unit?: string | null; title?: string | null; type?: 'ttn' | 'tbbg' | 'tsmt' | 'mhx' | 'hpd' | 'knh' |
  'hqx' | 'mdtn' | 'xtn' | 'ntb' | 'ncnx' | 'hmtn' | 'bdhvs' | 'tnxk' | null; field?: 'new_rural' | 'urban' | 'environment' | 'welfare' | 'children' |
  'traffic' | 'technology' | 'literacy' | 'health' | 'disaster' | 'forest_fire' | 'drowning_prevention' | 'harvest' | 'border' | 'culture' | null;
  engagement?: 'community' | 'program_24m' | null; starts?: string | null; ends?: string | null; summary?: string | null; brings?: string | null;
  document?: string | null; readonly made?: string | null; }
export interface ProgrammeProposalInput { id?: string; unit?: string | null; title?: string | null; type?: 'ttn' | 'tbbg' | 'tsmt' | 'mhx' | 'hpd' |
  'knh' | 'hqx' | 'mdtn' | 'xtn' | 'ntb' | 'ncnx' | 'hmtn' | 'bdhvs' | 'tnxk' | null; field?: 'new_rural' | 'urban' | 'environment' | 'welfare' |
  'children' | 'traffic' | 'technology' | 'literacy' | 'health' | 'disaster' | 'forest_fire' | 'drowning_prevention' | 'harvest' | 'border' |
  'culture' | null; engagement?: 'community' | 'program_24m' | null; starts?: string | null; ends?: string | null; summary?: string | null; brings?:
  string | null; document?: string | null; }
export interface ProgrammeAsk { id: string; proposal?: string | null; unit?: string | null; place?: string | null; people?: number | null; readonly
  state?: string | null; readonly words?: string | null; readonly answered?: string | null; readonly campaign?: string | null; readonly key?: string |
  null; }
export interface ProgrammeAskInput { id?: string; proposal?: string | null; unit?: string | null; place?: string | null; people?: number | null; }
export interface Inspection { id: string; unit?: string | null; inspected?: string | null; campaign?: string | null; day?: string | null; looked_at?:
  string | null; findings?: string | null; to_do?: string | null; due?: string | null; readonly state?: string | null; readonly answer?: string |
  null; readonly closing?: string | null; readonly sent?: string | null; readonly answered?: string | null; }
export interface InspectionInput { id?: string; unit?: string | null; inspected?: string | null; campaign?: string | null; day?: string | null;
  looked_at?: string | null; findings?: string | null; to_do?: string | null; due?: string | null; }
export interface CertificateKind { id: string; code?: string | null; title?: string | null; title_en?: string | null; criteria?: string | null;
  valid_months?: number | null; renew_days?: number | null; grace_days?: number | null; regime?: 'nd30' | 'doan29' | 'hoi' | null; closed?: boolean; }
export interface CertificateKindInput { id?: string; code?: string | null; title?: string | null; title_en?: string | null; criteria?: string | null;
  valid_months?: number | null; renew_days?: number | null; grace_days?: number | null; regime?: 'nd30' | 'doan29' | 'hoi' | null; closed?: boolean; }
export interface Certificate { id: string; volunteer?: string | null; kind?: string | null; unit?: string | null; issued?: string | null; course?:
  string | null; signer?: string | null; readonly year?: number | null; readonly entry?: number | null; readonly number?: string | null; readonly
  register_key?: string | null; readonly code?: string | null; readonly listed?: number | null; readonly renew_from?: string | null; readonly
  expires?: string | null; readonly grace_until?: string | null; readonly revoked_on?: string | null; readonly revoke_reason?: string | null; readonly
  revoke_basis?: string | null; readonly replaces?: string | null; readonly officer?: string | null; readonly holder?: string | null; readonly
  standing?: string | null; readonly campaign?: string | null; }
export interface CertificateInput { id?: string; volunteer?: string | null; kind?: string | null; unit?: string | null; issued?: string | null;
  course?: string | null; signer?: string | null; }
export interface IssuerKey { id: string; readonly kid?: string | null; readonly turn?: number | null; readonly public_key?: string | null; readonly
  made?: string | null; readonly retired?: string | null; }
export interface IssuerKeyInput { id?: string; }
export interface Curriculum { id: string; code?: string | null; title?: string | null; unit?: string | null; audience?: 'full_time_cadre' |
  'campaign_leader' | 'team_leader' | 'volunteer' | 'trainer' | null; level?: number | null; field?: 'management' | 'education' | 'labour' | 'health'
  | 'environment' | 'disaster' | 'digital' | 'culture' | 'law' | 'other' | null; objectives?: string | null; pass_percent?: number | null;
  certificate_kind?: string | null; readonly master?: string | null; readonly previous?: string | null; readonly version?: number | null; readonly
  key?: string | null; readonly state?: 'draft' | 'submitted' | 'returned' | 'approved' | 'retired' | null; reviewer?: string | null; readonly
  review_note?: string | null; readonly author?: string | null; readonly submitted?: string | null; readonly decided?: string | null; readonly
  decided_by?: string | null; readonly minutes?: number | null; readonly blocks?: number | null; readonly submitted_by?: string | null; }
export interface CurriculumInput { id?: string; code?: string | null; title?: string | null; unit?: string | null; audience?: 'full_time_cadre' |
  'campaign_leader' | 'team_leader' | 'volunteer' | 'trainer' | null; level?: number | null; field?: 'management' | 'education' | 'labour' | 'health'
  | 'environment' | 'disaster' | 'digital' | 'culture' | 'law' | 'other' | null; objectives?: string | null; pass_percent?: number | null;
  certificate_kind?: string | null; reviewer?: string | null; }
export interface Block { id: string; curriculum?: string | null; readonly position?: number | null; title?: string | null; objectives?: string | null;
  method?: string | null; minutes?: number | null; core?: boolean; readonly origin?: string | null; }
export interface BlockInput { id?: string; curriculum?: string | null; title?: string | null; objectives?: string | null; method?: string | null;
  minutes?: number | null; core?: boolean; }
export interface Material { id: string; curriculum?: string | null; block?: string | null; title?: string | null; body?: string | null; language?:
  'vi' | 'en' | 'ede' | 'mnong' | 'hmong' | 'ma' | null; }
export interface MaterialInput { id?: string; curriculum?: string | null; block?: string | null; title?: string | null; body?: string | null;
  language?: 'vi' | 'en' | 'ede' | 'mnong' | 'hmong' | 'ma' | null; }
export interface MaterialFile { id: string; material?: string | null; name?: string | null; type?: string | null; size?: number | null; readonly
  origin?: string | null; }
export interface MaterialFileInput { id?: string; material?: string | null; name?: string | null; type?: string | null; size?: number | null; }
export interface Question { id: string; curriculum?: string | null; block?: string | null; readonly position?: number | null; prompt?: string | null;
  choices?: string | null; right?: number | null; anchor?: boolean; retired?: boolean; readonly origin?: string | null; }
export interface QuestionInput { id?: string; curriculum?: string | null; block?: string | null; prompt?: string | null; choices?: string | null;
  right?: number | null; anchor?: boolean; retired?: boolean; }
export interface Course { id: string; title?: string | null; curriculum?: string | null; unit?: string | null; place?: string | null; location?:
  string | null; starts?: string | null; ends?: string | null; seats?: number | null; minority_seats?: number | null; mountain_seats?: number | null;
  border_seats?: number | null; budget_line?: string | null; budget?: number | null; readonly state?: string | null; decision?: string | null;
  readonly end_reason?: string | null; readonly follow_up_from?: string | null; readonly finished?: string | null; by_approval?: boolean; results?:
  string | null; readonly minority_people?: number | null; readonly taken?: number | null; readonly waiting?: number | null; }
export interface CourseInput { id?: string; title?: string | null; curriculum?: string | null; unit?: string | null; place?: string | null; location?:
  string | null; starts?: string | null; ends?: string | null; seats?: number | null; minority_seats?: number | null; mountain_seats?: number | null;
  border_seats?: number | null; budget_line?: string | null; budget?: number | null; decision?: string | null; by_approval?: boolean; results?: string
  | null; }
export interface CourseTrainer { id: string; course?: string | null; volunteer?: string | null; part?: 'lead' | 'co' | 'mentor' | 'observer' | null;
  mentor?: string | null; readonly key?: string | null; }
export interface CourseTrainerInput { id?: string; course?: string | null; volunteer?: string | null; part?: 'lead' | 'co' | 'mentor' | 'observer' |
  null; mentor?: string | null; }
export interface CourseSession { id: string; course?: string | null; day?: string | null; from?: number | null; to?: number | null; title?: string |
  null; readonly present?: number | null; }
export interface CourseSessionInput { id?: string; course?: string | null; day?: string | null; from?: number | null; to?: number | null; title?:
  string | null; }
export interface Enrolment { id: string; course?: string | null; volunteer?: string | null; readonly state?: string | null; minority?: boolean;
  readonly mountain?: boolean; readonly border?: boolean; readonly asked?: string | null; readonly place_in_line?: number | null; readonly
  certificate?: string | null; readonly reason?: string | null; readonly evaluated?: boolean; readonly key?: string | null; readonly name?: string |
  null; }
export interface EnrolmentInput { id?: string; course?: string | null; volunteer?: string | null; minority?: boolean; }
export interface Presence { id: string; session?: string | null; enrolment?: string | null; state?: 'present' | 'late' | 'excused' | 'absent' | null;
  source?: 'qr' | 'list' | 'offline' | null; at?: string | null; device_at?: string | null; readonly received?: string | null; readonly marked_by?:
  string | null; readonly key?: string | null; }
export interface PresenceInput { id?: string; session?: string | null; enrolment?: string | null; state?: 'present' | 'late' | 'excused' | 'absent' |
  null; source?: 'qr' | 'list' | 'offline' | null; at?: string | null; device_at?: string | null; }
export interface Sitting { id: string; enrolment?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' | null; readonly seed?: number | null;
  readonly answers?: string | null; readonly right_count?: number | null; readonly asked?: number | null; readonly percent?: number | null; readonly
  state?: 'open' | 'done' | 'void' | null; readonly source?: 'phone' | 'paper' | null; readonly started?: string | null; readonly finished?: string |
  null; readonly void_reason?: string | null; readonly voided_by?: string | null; readonly key?: string | null; }
export interface SittingInput { id?: string; enrolment?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' | null; }
export interface BlockDelivery { id: string; course?: string | null; block?: string | null; delivered?: boolean; readonly observer?: string | null;
  note?: string | null; readonly key?: string | null; }
export interface BlockDeliveryInput { id?: string; course?: string | null; block?: string | null; delivered?: boolean; note?: string | null; }
export interface FollowUp { id: string; enrolment?: string | null; readonly due?: string | null; readonly closes?: string | null; readonly sent?:
  string | null; readonly answered?: string | null; applied?: string | null; what?: string | null; obstacles?: string | null; readonly observer?:
  string | null; observed?: string | null; observed_what?: string | null; }
export interface FollowUpInput { id?: string; enrolment?: string | null; applied?: string | null; what?: string | null; obstacles?: string | null;
  observed?: string | null; observed_what?: string | null; }
export interface TestWindow { id: string; course?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' | null; opens?: string | null; closes?:
  string | null; readonly key?: string | null; }
export interface TestWindowInput { id?: string; course?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' | null; opens?: string | null;
  closes?: string | null; }
export interface PaperResult { id: string; course?: string | null; volunteer?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' | null;
  mark?: string | null; right_count?: number | null; asked?: number | null; readonly sitting?: string | null; readonly key?: string | null; phone?:
  string | null; }
export interface PaperResultInput { id?: string; course?: string | null; volunteer?: string | null; kind?: 'pre' | 'post' | 'anchor' | 'retest' |
  null; mark?: string | null; right_count?: number | null; asked?: number | null; phone?: string | null; }
export interface Candidacy { id: string; volunteer?: string | null; unit?: string | null; level?: number | null; renewal?: boolean; mentor?: string |
  null; readonly state?: string | null; readonly opened?: string | null; readonly decided?: string | null; readonly reason?: string | null; readonly
  certificate?: string | null; readonly verdict?: string | null; readonly officer?: string | null; readonly name?: string | null; readonly
  mentor_name?: string | null; }
export interface CandidacyInput { id?: string; volunteer?: string | null; unit?: string | null; level?: number | null; renewal?: boolean; mentor?:
  string | null; }
export interface TeachBack { id: string; candidacy?: string | null; day?: string | null; course?: string | null; topic?: string | null; readonly
  state?: string | null; readonly reason?: string | null; }
export interface TeachBackInput { id?: string; candidacy?: string | null; day?: string | null; course?: string | null; topic?: string | null; }
export interface TeachBackScore { id: string; teach_back?: string | null; assessor?: string | null; s1?: '0' | '1' | '2' | '3' | '4' | null; s2?: '0'
  | '1' | '2' | '3' | '4' | null; s3?: '0' | '1' | '2' | '3' | '4' | null; s4?: '0' | '1' | '2' | '3' | '4' | null; s5?: '0' | '1' | '2' | '3' | '4' |
  null; s6?: '0' | '1' | '2' | '3' | '4' | null; s7?: '0' | '1' | '2' | '3' | '4' | null; s8?: '0' | '1' | '2' | '3' | '4' | null; s9?: '0' | '1' |
  '2' | '3' | '4' | null; s10?: '0' | '1' | '2' | '3' | '4' | null; steps?: ('open' | 'core_message' | 'demonstrate' | 'practise' | 'check')[]; note?:
  string | null; readonly key?: string | null; readonly level?: number | null; readonly set_aside?: string | null; readonly set_aside_on?: string |
  null; readonly officer?: string | null; readonly assessor_name?: string | null; readonly total?: number | null; }
export interface TeachBackScoreInput { id?: string; teach_back?: string | null; assessor?: string | null; s1?: '0' | '1' | '2' | '3' | '4' | null;
  s2?: '0' | '1' | '2' | '3' | '4' | null; s3?: '0' | '1' | '2' | '3' | '4' | null; s4?: '0' | '1' | '2' | '3' | '4' | null; s5?: '0' | '1' | '2' |
  '3' | '4' | null; s6?: '0' | '1' | '2' | '3' | '4' | null; s7?: '0' | '1' | '2' | '3' | '4' | null; s8?: '0' | '1' | '2' | '3' | '4' | null; s9?:
  '0' | '1' | '2' | '3' | '4' | null; s10?: '0' | '1' | '2' | '3' | '4' | null; steps?: ('open' | 'core_message' | 'demonstrate' | 'practise' |
  'check')[]; note?: string | null; }
export interface DeclaredTie { id: string; volunteer?: string | null; other?: string | null; unit?: string | null; kind?: 'kin' | 'colleague' |
  'other' | null; note?: string | null; readonly declared?: string | null; readonly key?: string | null; readonly name?: string | null; readonly
  other_name?: string | null; }
export interface DeclaredTieInput { id?: string; volunteer?: string | null; other?: string | null; unit?: string | null; kind?: 'kin' | 'colleague' |
  'other' | null; note?: string | null; }
export interface TrainingVerdict { id: string; volunteer?: string | null; unit?: string | null; hook?: string | null; about?: string | null; version?:
  string | null; above?: string | null; as_of?: string | null; facts?: string | null; answer?: string | null; script_hash?: string | null;
  params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; }
export interface TrainingVerdictInput { id?: string; volunteer?: string | null; unit?: string | null; hook?: string | null; about?: string | null;
  version?: string | null; above?: string | null; as_of?: string | null; facts?: string | null; answer?: string | null; script_hash?: string | null;
  params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; }
export interface CriteriaSet { id: string; code?: string | null; title?: string | null; of?: 'unit' | 'cadre' | null; level?: 'province' | 'area' |
  'commune' | null; year?: number | null; unit?: string | null; readonly state?: 'draft' | 'open' | 'closed' | null; self_due?: string | null;
  appraisal_due?: string | null; readonly opened?: string | null; readonly closed?: string | null; readonly copied_from?: string | null; readonly
  job?: string | null; readonly key?: string | null; readonly most?: number | null; readonly bonus_most?: number | null; }
export interface CriteriaSetInput { id?: string; code?: string | null; title?: string | null; of?: 'unit' | 'cadre' | null; level?: 'province' |
  'area' | 'commune' | null; year?: number | null; unit?: string | null; self_due?: string | null; appraisal_due?: string | null; }
export interface Criterion { id: string; set?: string | null; position?: number | null; group?: string | null; title?: string | null; condition?:
  string | null; points?: number | null; evidence_needed?: boolean; bonus?: boolean; }
export interface CriterionInput { id?: string; set?: string | null; position?: number | null; group?: string | null; title?: string | null;
  condition?: string | null; points?: number | null; evidence_needed?: boolean; bonus?: boolean; }
export interface Assessment { id: string; set?: string | null; unit?: string | null; cadre?: string | null; state?: 'self' | 'submitted' | 'returned'
  | 'appraised' | 'classified' | null; self_total?: number | null; self_bonus?: number | null; appraised_total?: number | null; appraised_bonus?:
  number | null; submitted?: string | null; submitted_by?: string | null; appraised?: string | null; appraised_by?: string | null; returns?: number |
  null; return_reason?: string | null; correcting?: string | null; band?: string | null; unrated?: boolean; score?: number | null; fault?: string |
  null; version?: string | null; above?: string | null; classification?: string | null; key?: string | null; readonly holder?: string | null; readonly
  self_late?: number | null; readonly appraisal_late?: number | null; }
export interface AssessmentInput { id?: string; set?: string | null; unit?: string | null; cadre?: string | null; state?: 'self' | 'submitted' |
  'returned' | 'appraised' | 'classified' | null; self_total?: number | null; self_bonus?: number | null; appraised_total?: number | null;
  appraised_bonus?: number | null; submitted?: string | null; submitted_by?: string | null; appraised?: string | null; appraised_by?: string | null;
  returns?: number | null; return_reason?: string | null; correcting?: string | null; band?: string | null; unrated?: boolean; score?: number | null;
  fault?: string | null; version?: string | null; above?: string | null; classification?: string | null; key?: string | null; }
export interface AssessmentLine { id: string; assessment?: string | null; criterion?: string | null; scored?: boolean; self?: number | null; checked?:
  boolean; appraised?: number | null; evidence?: string | null; note?: string | null; appraisal_note?: string | null; key?: string | null; }
export interface AssessmentLineInput { id?: string; assessment?: string | null; criterion?: string | null; scored?: boolean; self?: number | null;
  checked?: boolean; appraised?: number | null; evidence?: string | null; note?: string | null; appraisal_note?: string | null; key?: string | null; }
export interface Classification { id: string; assessment?: string | null; unit?: string | null; band?: string | null; unrated?: boolean; score?:
  number | null; as_of?: string | null; version?: string | null; above?: string | null; facts?: string | null; answer?: string | null; script_hash?:
  string | null; params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; replaces?: string |
  null; why?: string | null; made?: string | null; by?: string | null; }
export interface ClassificationInput { id?: string; assessment?: string | null; unit?: string | null; band?: string | null; unrated?: boolean; score?:
  number | null; as_of?: string | null; version?: string | null; above?: string | null; facts?: string | null; answer?: string | null; script_hash?:
  string | null; params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; replaces?: string |
  null; why?: string | null; made?: string | null; by?: string | null; }
export interface Award { id: string; code?: string | null; name?: string | null; unit?: string | null; level?: 'grassroots' | 'district' | 'province'
  | 'central' | null; regime?: 'state' | 'youth_union' | 'federation' | null; basis?: string | null; form?: string | null; }
export interface AwardInput { id?: string; code?: string | null; name?: string | null; unit?: string | null; level?: 'grassroots' | 'district' |
  'province' | 'central' | null; regime?: 'state' | 'youth_union' | 'federation' | null; basis?: string | null; form?: string | null; }
export interface AwardRound { id: string; award?: string | null; unit?: string | null; year?: number | null; title?: string | null; readonly state?:
  string | null; counted_on?: string | null; dossiers_from?: string | null; dossiers_until?: string | null; check_until?: string | null;
  comment_from?: string | null; comment_until?: string | null; vote_from?: string | null; vote_until?: string | null; council_on?: string | null;
  decision_on?: string | null; ceremony_on?: string | null; who_may?: ('unit' | 'team' | 'self')[]; one_form?: boolean; blind?: boolean; reviewers?:
  number | null; readonly decision_number?: string | null; readonly decided?: string | null; readonly seed?: number | null; readonly end_reason?:
  string | null; readonly template_of?: string | null; readonly dossiers?: number | null; }
export interface AwardRoundInput { id?: string; award?: string | null; unit?: string | null; year?: number | null; title?: string | null; counted_on?:
  string | null; dossiers_from?: string | null; dossiers_until?: string | null; check_until?: string | null; comment_from?: string | null;
  comment_until?: string | null; vote_from?: string | null; vote_until?: string | null; council_on?: string | null; decision_on?: string | null;
  ceremony_on?: string | null; who_may?: ('unit' | 'team' | 'self')[]; one_form?: boolean; blind?: boolean; reviewers?: number | null; }
export interface AwardCategory { id: string; round?: string | null; position?: number | null; title?: string | null; of?: 'person' | 'organisation' |
  'model' | null; quota?: number | null; age_min?: number | null; age_max?: number | null; years_min?: number | null; members_min?: number | null;
  coordinators_min?: number | null; months_founded_min?: number | null; needs_charter?: boolean; minority?: boolean; words_max?: number | null;
  eligibility?: string | null; needs?: ('report' | 'submission' | 'minutes' | 'founding' | 'charter' | 'members' | 'photo' | 'press' | 'commendation'
  | 'rating' | 'consent' | 'model' | 'other')[]; needs_review?: boolean; }
export interface AwardCategoryInput { id?: string; round?: string | null; position?: number | null; title?: string | null; of?: 'person' |
  'organisation' | 'model' | null; quota?: number | null; age_min?: number | null; age_max?: number | null; years_min?: number | null; members_min?:
  number | null; coordinators_min?: number | null; months_founded_min?: number | null; needs_charter?: boolean; minority?: boolean; words_max?: number
  | null; eligibility?: string | null; needs?: ('report' | 'submission' | 'minutes' | 'founding' | 'charter' | 'members' | 'photo' | 'press' |
  'commendation' | 'rating' | 'consent' | 'model' | 'other')[]; needs_review?: boolean; }
export interface AwardCriterion { id: string; category?: string | null; position?: number | null; title?: string | null; rubric?: string | null;
  weight?: number | null; most?: number | null; }
export interface AwardCriterionInput { id?: string; category?: string | null; position?: number | null; title?: string | null; rubric?: string | null;
  weight?: number | null; most?: number | null; }
export interface Nomination { id: string; round?: string | null; category?: string | null; person?: string | null; team?: string | null;
  unit_nominee?: string | null; model?: string | null; duty?: string | null; unit?: string | null; readonly nominator?: string | null; readonly
  source?: string | null; readonly state?: string | null; readonly at?: string | null; summary?: string | null; achievements?: string | null;
  initiative?: string | null; replication?: string | null; earlier?: string | null; minority?: boolean; readonly submitted?: string | null; readonly
  decided?: string | null; readonly turn?: number | null; readonly reason?: string | null; readonly key?: string | null; readonly by_team?: string |
  null; readonly name?: string | null; }
export interface NominationInput { id?: string; round?: string | null; category?: string | null; person?: string | null; team?: string | null;
  unit_nominee?: string | null; model?: string | null; duty?: string | null; unit?: string | null; summary?: string | null; achievements?: string |
  null; initiative?: string | null; replication?: string | null; earlier?: string | null; minority?: boolean; }
export interface NominationProof { id: string; nomination?: string | null; facts?: string | null; digest?: string | null; made?: string | null;
  as_of?: string | null; }
export interface NominationProofInput { id?: string; nomination?: string | null; facts?: string | null; digest?: string | null; made?: string | null;
  as_of?: string | null; }
export interface Evidence { id: string; nomination?: string | null; about?: string | null; name?: string | null; type?: string | null; sha256?: string
  | null; size?: number | null; kind?: 'report' | 'submission' | 'minutes' | 'founding' | 'charter' | 'members' | 'photo' | 'press' | 'commendation' |
  'rating' | 'consent' | 'model' | 'other' | null; }
export interface EvidenceInput { id?: string; nomination?: string | null; about?: string | null; name?: string | null; type?: string | null; sha256?:
  string | null; size?: number | null; kind?: 'report' | 'submission' | 'minutes' | 'founding' | 'charter' | 'members' | 'photo' | 'press' |
  'commendation' | 'rating' | 'consent' | 'model' | 'other' | null; }
export interface Confirmation { id: string; nomination?: string | null; unit?: string | null; decision?: 'proposed' | 'confirmed' | 'returned' |
  'refused' | 'checked' | 'withdrawn' | 'lapsed' | 'council' | 'passed_over' | 'awarded' | 'revoked' | null; reason?: string | null; at?: string |
  null; account?: string | null; turn?: number | null; readonly unit_name?: string | null; }
export interface ConfirmationInput { id?: string; nomination?: string | null; unit?: string | null; decision?: 'proposed' | 'confirmed' | 'returned' |
  'refused' | 'checked' | 'withdrawn' | 'lapsed' | 'council' | 'passed_over' | 'awarded' | 'revoked' | null; reason?: string | null; at?: string |
  null; account?: string | null; turn?: number | null; }
export interface DeclaredConflict { id: string; nomination?: string | null; person?: string | null; kind?: 'kin' | 'colleague' | 'mentor' | 'other' |
  null; note?: string | null; readonly key?: string | null; }
export interface DeclaredConflictInput { id?: string; nomination?: string | null; person?: string | null; kind?: 'kin' | 'colleague' | 'mentor' |
  'other' | null; note?: string | null; }
export interface CouncilMember { id: string; round?: string | null; account?: string | null; person?: string | null; part?: 'chair' | 'secretary' |
  'member' | null; until?: string | null; readonly key?: string | null; readonly name?: string | null; }
export interface CouncilMemberInput { id?: string; round?: string | null; account?: string | null; person?: string | null; part?: 'chair' |
  'secretary' | 'member' | null; until?: string | null; }
export interface BallotBox { id: string; round?: string | null; category?: string | null; state?: 'open' | 'closed' | 'void' | null; members?: number
  | null; quorum?: number | null; cast?: number | null; opened?: string | null; closed?: string | null; minutes?: string | null; void_reason?: string
  | null; pass?: string | null; lock?: string | null; opened_by?: string | null; closed_by?: string | null; }
export interface BallotBoxInput { id?: string; round?: string | null; category?: string | null; state?: 'open' | 'closed' | 'void' | null; members?:
  number | null; quorum?: number | null; cast?: number | null; opened?: string | null; closed?: string | null; minutes?: string | null; void_reason?:
  string | null; pass?: string | null; lock?: string | null; opened_by?: string | null; closed_by?: string | null; }
export interface AwardVerdict { id: string; nomination?: string | null; person?: string | null; unit?: string | null; hook?: string | null; version?:
  string | null; above?: string | null; as_of?: string | null; points?: number | null; fault?: string | null; facts?: string | null; answer?: string |
  null; script_hash?: string | null; params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?: number | null; }
export interface AwardVerdictInput { id?: string; nomination?: string | null; person?: string | null; unit?: string | null; hook?: string | null;
  version?: string | null; above?: string | null; as_of?: string | null; points?: number | null; fault?: string | null; facts?: string | null;
  answer?: string | null; script_hash?: string | null; params_hash?: string | null; schema_hash?: string | null; facts_hash?: string | null; steps?:
  number | null; }
export interface Honour { id: string; nomination?: string | null; round?: string | null; category?: string | null; person?: string | null; team?:
  string | null; unit_honoured?: string | null; unit?: string | null; year?: number | null; title?: string | null; story?: string | null; number?:
  string | null; code?: string | null; decided?: string | null; state?: 'awarded' | 'revoked' | null; revoke_reason?: string | null; revoke_note?:
  string | null; revoked_on?: string | null; published?: boolean; readonly name?: string | null; entry?: number | null; book_key?: string | null; }
export interface HonourInput { id?: string; nomination?: string | null; round?: string | null; category?: string | null; person?: string | null;
  team?: string | null; unit_honoured?: string | null; unit?: string | null; year?: number | null; title?: string | null; story?: string | null;
  number?: string | null; code?: string | null; decided?: string | null; state?: 'awarded' | 'revoked' | null; revoke_reason?: string | null;
  revoke_note?: string | null; revoked_on?: string | null; published?: boolean; entry?: number | null; book_key?: string | null; }
export interface PublicComment { id: string; nomination?: string | null; words?: string | null; readonly state?: string | null; readonly account?:
  string | null; contact?: string | null; readonly note?: string | null; readonly at?: string | null; }
export interface PublicCommentInput { id?: string; nomination?: string | null; words?: string | null; contact?: string | null; }
export interface RoundDocument { id: string; round?: string | null; unit?: string | null; kind?: 'submission' | 'nominees' | 'report' | 'minutes' |
  'decision' | null; number?: string | null; day?: string | null; }
export interface RoundDocumentInput { id?: string; round?: string | null; unit?: string | null; kind?: 'submission' | 'nominees' | 'report' |
  'minutes' | 'decision' | null; number?: string | null; day?: string | null; }
export interface NominationConsent { id: string; nomination?: string | null; of?: 'child' | 'guardian' | null; who?: string | null; paper?: string |
  null; given?: string | null; withdrawn?: string | null; }
export interface NominationConsentInput { id?: string; nomination?: string | null; of?: 'child' | 'guardian' | null; who?: string | null; paper?:
  string | null; given?: string | null; withdrawn?: string | null; }
export interface DeclaredActivity { id: string; unit?: string | null; year?: number | null; quarter?: number | null; figure?: number | null;
  activities?: string | null; note?: string | null; readonly key?: string | null; }
export interface DeclaredActivityInput { id?: string; unit?: string | null; year?: number | null; quarter?: number | null; figure?: number | null;
  activities?: string | null; note?: string | null; }
export interface PlanTarget { id: string; target?: 'a' | 'b' | 'c' | 'd' | null; by?: string | null; percent?: number | null; basis?: string | null;
  readonly key?: string | null; readonly from?: string | null; readonly until?: string | null; readonly adjustment?: string | null; }
export interface PlanTargetInput { id?: string; target?: 'a' | 'b' | 'c' | 'd' | null; by?: string | null; percent?: number | null; basis?: string |
  null; }
export interface PlanThreshold { id: string; from?: string | null; operations?: number | null; months?: number | null; basis?: string | null; }
export interface PlanThresholdInput { id?: string; from?: string | null; operations?: number | null; months?: number | null; basis?: string | null; }
export interface UnitPlan { id: string; unit?: string | null; year?: number | null; basis?: string | null; aims?: string | null; ways?: string | null;
  number?: string | null; readonly state?: string | null; readonly above?: string | null; readonly reason?: string | null; readonly submitted?: string
  | null; readonly approved?: string | null; readonly decision?: string | null; readonly key?: string | null; }
export interface UnitPlanInput { id?: string; unit?: string | null; year?: number | null; basis?: string | null; aims?: string | null; ways?: string |
  null; number?: string | null; }
export interface PlanActivity { id: string; plan?: string | null; name?: string | null; quarter?: number | null; times?: number | null; type?: string
  | null; field?: string | null; host?: string | null; place?: string | null; people?: number | null; note?: string | null; readonly from?: string |
  null; readonly until?: string | null; readonly brought_by?: string | null; readonly ended_by?: string | null; }
export interface PlanActivityInput { id?: string; plan?: string | null; name?: string | null; quarter?: number | null; times?: number | null; type?:
  string | null; field?: string | null; host?: string | null; place?: string | null; people?: number | null; note?: string | null; }
export interface PlanAnswer { id: string; activity?: string | null; campaign?: string | null; }
export interface PlanAnswerInput { id?: string; activity?: string | null; campaign?: string | null; }
export interface PlanAdjustment { id: string; unit?: string | null; plan?: string | null; title?: string | null; grounds?: string | null; effective?:
  string | null; to?: string | null; readonly state?: string | null; number?: string | null; readonly reason?: string | null; readonly submitted?:
  string | null; readonly decision?: string | null; readonly decided?: string | null; readonly evidence?: string | null; readonly evidence_name?:
  string | null; readonly evidence_type?: string | null; }
export interface PlanAdjustmentInput { id?: string; unit?: string | null; plan?: string | null; title?: string | null; grounds?: string | null;
  effective?: string | null; to?: string | null; number?: string | null; }
export interface PlanChange { id: string; adjustment?: string | null; what?: 'target' | 'add' | 'alter' | 'drop' | null; target?: string | null; due?:
  string | null; by?: string | null; percent?: number | null; activity?: string | null; name?: string | null; quarter?: number | null; times?: number
  | null; why?: string | null; readonly was?: string | null; }
export interface PlanChangeInput { id?: string; adjustment?: string | null; what?: 'target' | 'add' | 'alter' | 'drop' | null; target?: string | null;
  due?: string | null; by?: string | null; percent?: number | null; activity?: string | null; name?: string | null; quarter?: number | null; times?:
  number | null; why?: string | null; }
export interface ReportDuty { id: string; unit?: string | null; level?: 'area' | 'commune' | 'base' | 'federation' | null; kind?: 'month' | 'quarter'
  | 'half' | 'year' | null; day?: number | null; months_after?: number | null; from?: string | null; until?: string | null; basis?: string | null; }
export interface ReportDutyInput { id?: string; unit?: string | null; level?: 'area' | 'commune' | 'base' | 'federation' | null; kind?: 'month' |
  'quarter' | 'half' | 'year' | null; day?: number | null; months_after?: number | null; from?: string | null; until?: string | null; basis?: string |
  null; }
export interface ReportFiling { id: string; readonly unit?: string | null; readonly to?: string | null; readonly duty?: string | null; readonly kind?:
  'month' | 'quarter' | 'half' | 'year' | null; readonly year?: number | null; readonly part?: number | null; readonly from?: string | null; readonly
  until?: string | null; readonly due?: string | null; readonly state?: 'due' | 'submitted' | 'returned' | 'accepted' | 'waived' | null; readonly
  report?: string | null; readonly submitted?: string | null; readonly submitted_by?: string | null; readonly late?: boolean; readonly back_by?:
  string | null; readonly decided?: string | null; readonly decided_by?: string | null; readonly turn?: number | null; readonly reason?: string |
  null; readonly paper?: string | null; readonly paper_on?: string | null; readonly key?: string | null; }
export interface ReportFilingInput { id?: string; }
export interface ReportMove { id: string; filing?: string | null; action?: 'submit' | 'recall' | 'accept' | 'return' | 'paper' | 'waive' | 'oblige' |
  null; unit?: string | null; account?: string | null; at?: string | null; reason?: string | null; report?: string | null; turn?: number | null; }
export interface ReportMoveInput { id?: string; filing?: string | null; action?: 'submit' | 'recall' | 'accept' | 'return' | 'paper' | 'waive' |
  'oblige' | null; unit?: string | null; account?: string | null; at?: string | null; reason?: string | null; report?: string | null; turn?: number |
  null; }
export interface PlanReport { id: string; unit?: string | null; kind?: 'month' | 'quarter' | 'year' | 'interim_2025' | 'final_2030' | 'half' | 'table'
  | null; year?: number | null; part?: number | null; from?: string | null; until?: string | null; title?: string | null; measures?: string | null;
  by?: string | null; results?: string | null; difficulties?: string | null; tasks?: string | null; proposals?: string | null; number?: number | null;
  department?: string | null; day?: string | null; addressees?: string | null; recipients?: string | null; kept_by?: string | null; power?: string |
  null; office?: string | null; signer?: string | null; readonly state?: string | null; readonly kept?: string | null; readonly counted_on?: string |
  null; readonly pdf?: string | null; readonly docx?: string | null; readonly xlsx?: string | null; readonly figures?: string | null; readonly key?:
  string | null; }
export interface PlanReportInput { id?: string; unit?: string | null; kind?: 'month' | 'quarter' | 'year' | 'interim_2025' | 'final_2030' | 'half' |
  'table' | null; year?: number | null; part?: number | null; from?: string | null; until?: string | null; title?: string | null; measures?: string |
  null; by?: string | null; results?: string | null; difficulties?: string | null; tasks?: string | null; proposals?: string | null; number?: number |
  null; department?: string | null; day?: string | null; addressees?: string | null; recipients?: string | null; kept_by?: string | null; power?:
  string | null; office?: string | null; signer?: string | null; }
export interface LibraryItem { id: string; kind?: 'law' | 'handbook' | 'model' | 'person' | 'publication' | null; title?: string | null; summary?:
  string | null; body?: string | null; unit?: string | null; topics?: ('recruiting' | 'training' | 'safety' | 'reporting' | 'rewarding' | 'money' |
  'digital' | 'environment' | 'community' | 'education' | 'health')[]; language?: 'vi' | 'en' | 'rad' | 'cmo' | 'hmn' | 'cma' | null; code?: string |
  null; readonly state?: string | null; readonly published?: string | null; number?: string | null; issued_by?: string | null; issued?: string | null;
  in_force?: string | null; until?: string | null; replaced_by?: string | null; source?: string | null; evidence?: string | null; campaign?: string |
  null; consent?: string | null; readonly reason?: string | null; }
export interface LibraryItemInput { id?: string; kind?: 'law' | 'handbook' | 'model' | 'person' | 'publication' | null; title?: string | null;
  summary?: string | null; body?: string | null; unit?: string | null; topics?: ('recruiting' | 'training' | 'safety' | 'reporting' | 'rewarding' |
  'money' | 'digital' | 'environment' | 'community' | 'education' | 'health')[]; language?: 'vi' | 'en' | 'rad' | 'cmo' | 'hmn' | 'cma' | null; code?:
  string | null; number?: string | null; issued_by?: string | null; issued?: string | null; in_force?: string | null; until?: string | null;
  replaced_by?: string | null; source?: string | null; evidence?: string | null; campaign?: string | null; consent?: string | null; }
export interface LibraryChapter { id: string; item?: string | null; position?: number | null; title?: string | null; body?: string | null; }
export interface LibraryChapterInput { id?: string; item?: string | null; position?: number | null; title?: string | null; body?: string | null; }
export interface LibraryFile { id: string; item?: string | null; name?: string | null; type?: string | null; size?: number | null; sha256?: string |
  null; about?: string | null; cover?: boolean; }
export interface LibraryFileInput { id?: string; item?: string | null; name?: string | null; type?: string | null; size?: number | null; sha256?:
  string | null; about?: string | null; cover?: boolean; }
export interface Replication { id: string; model?: string | null; unit?: string | null; since?: string | null; result?: string | null; people?: number
  | null; campaign?: string | null; readonly state?: string | null; readonly reason?: string | null; readonly key?: string | null; }
export interface ReplicationInput { id?: string; model?: string | null; unit?: string | null; since?: string | null; result?: string | null; people?:
  number | null; campaign?: string | null; }
export interface Idea { id: string; title?: string | null; body?: string | null; unit?: string | null; readonly account?: string | null; named?:
  boolean; readonly state?: string | null; readonly reason?: string | null; readonly same_as?: string | null; readonly proposed?: string | null;
  readonly decided?: string | null; readonly key?: string | null; }
export interface IdeaInput { id?: string; title?: string | null; body?: string | null; unit?: string | null; named?: boolean; }
export interface IdeaComment { id: string; idea?: string | null; readonly account?: string | null; words?: string | null; readonly state?: string |
  null; readonly note?: string | null; readonly at?: string | null; }
export interface IdeaCommentInput { id?: string; idea?: string | null; words?: string | null; }
export interface IdeaApplication { id: string; idea?: string | null; unit?: string | null; since?: string | null; result?: string | null; campaign?:
  string | null; item?: string | null; readonly key?: string | null; }
export interface IdeaApplicationInput { id?: string; idea?: string | null; unit?: string | null; since?: string | null; result?: string | null;
  campaign?: string | null; item?: string | null; }
export interface Forum { id: string; title?: string | null; about?: string | null; unit?: string | null; state?: 'draft' | 'open' | 'ended' | null;
  held_on?: string | null; place?: string | null; chair?: string | null; asks_until?: string | null; conclusion?: string | null; }
export interface ForumInput { id?: string; title?: string | null; about?: string | null; unit?: string | null; state?: 'draft' | 'open' | 'ended' |
  null; held_on?: string | null; place?: string | null; chair?: string | null; asks_until?: string | null; conclusion?: string | null; }
export interface ForumPoint { id: string; forum?: string | null; position?: number | null; title?: string | null; speaker?: string | null; minutes?:
  number | null; }
export interface ForumPointInput { id?: string; forum?: string | null; position?: number | null; title?: string | null; speaker?: string | null;
  minutes?: number | null; }
export interface ForumQuestion { id: string; forum?: string | null; readonly account?: string | null; words?: string | null; readonly state?: string |
  null; readonly note?: string | null; readonly answer?: string | null; readonly answered_by?: string | null; readonly answered?: string | null; }
export interface ForumQuestionInput { id?: string; forum?: string | null; words?: string | null; }
export interface BudgetSource { id: string; unit?: string | null; year?: number | null; kind?: 'province' | 'department' | 'local' | 'programme' |
  'social' | 'other' | null; title?: string | null; basis?: string | null; amount?: number | null; }
export interface BudgetSourceInput { id?: string; unit?: string | null; year?: number | null; kind?: 'province' | 'department' | 'local' | 'programme'
  | 'social' | 'other' | null; title?: string | null; basis?: string | null; amount?: number | null; }
export interface BudgetEstimate { id: string; unit?: string | null; year?: number | null; grounds?: string | null; readonly state?: string | null;
  readonly above?: string | null; readonly reason?: string | null; readonly decision?: string | null; readonly decided?: string | null; readonly key?:
  string | null; }
export interface BudgetEstimateInput { id?: string; unit?: string | null; year?: number | null; grounds?: string | null; }
export interface BudgetLine { id: string; estimate?: string | null; content?: string | null; calculation?: string | null; source?: string | null;
  task?: 'III.1.1' | 'III.1.2' | 'III.1.3' | 'III.1.4' | 'III.1.5' | 'III.2.1' | 'III.2.2' | 'III.2.3' | 'III.2.4' | 'III.2.5' | 'III.2.6' | 'III.2.7'
  | 'III.3.1' | 'III.3.2' | 'III.3.3' | 'III.3.4' | 'III.3.5' | 'V.2' | 'V.6' | 'other' | null; campaign?: string | null; course?: string | null;
  amount?: number | null; readonly adjusted?: number | null; readonly added?: boolean; }
export interface BudgetLineInput { id?: string; estimate?: string | null; content?: string | null; calculation?: string | null; source?: string |
  null; task?: 'III.1.1' | 'III.1.2' | 'III.1.3' | 'III.1.4' | 'III.1.5' | 'III.2.1' | 'III.2.2' | 'III.2.3' | 'III.2.4' | 'III.2.5' | 'III.2.6' |
  'III.2.7' | 'III.3.1' | 'III.3.2' | 'III.3.3' | 'III.3.4' | 'III.3.5' | 'V.2' | 'V.6' | 'other' | null; campaign?: string | null; course?: string |
  null; amount?: number | null; }
export interface BudgetSpending { id: string; line?: string | null; day?: string | null; amount?: number | null; document?: string | null; content?:
  string | null; readonly reversed?: string | null; readonly reverse_reason?: string | null; readonly key?: string | null; }
export interface BudgetSpendingInput { id?: string; line?: string | null; day?: string | null; amount?: number | null; document?: string | null;
  content?: string | null; }
export interface BudgetAdjustment { id: string; estimate?: string | null; line?: string | null; content?: string | null; source?: string | null;
  amount?: number | null; grounds?: string | null; readonly state?: string | null; readonly reason?: string | null; readonly decision?: string | null;
  readonly decided?: string | null; }
export interface BudgetAdjustmentInput { id?: string; estimate?: string | null; line?: string | null; content?: string | null; source?: string | null;
  amount?: number | null; grounds?: string | null; }
export interface BudgetStep { id: string; estimate?: string | null; action?: 'send' | 'recall' | 'return' | 'take' | 'approve' | null; reason?: string
  | null; at?: string | null; }
export interface BudgetStepInput { id?: string; estimate?: string | null; action?: 'send' | 'recall' | 'return' | 'take' | 'approve' | null; reason?:
  string | null; at?: string | null; }

/** What is sent and answered, by verb and path. */
export interface Api {
'GET /.well-known/did.json': { answer: unknown };
'GET /absence_notices': { answer: { items?: AbsenceNotice[]; next?: string | null; } };
'POST /absence_notices': { body: AbsenceNoticeInput; answer: AbsenceNotice };
'GET /absence_notices/{id}': { answer: AbsenceNotice };
'PATCH /absence_notices/{id}': { body: AbsenceNoticeInput; answer: AbsenceNotice };
'DELETE /absence_notices/{id}': { answer: unknown };
'GET /absence_notices/{id}/history': { answer: unknown };
'GET /absence_notices/export.csv': { answer: unknown };
'GET /absence_notices/export.xlsx': { answer: unknown };
'POST /absence_notices/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /accounts': { answer: { items?: Account[]; next?: string | null; } };
'POST /accounts': { body: AccountInput; answer: Account };
'GET /accounts/{id}': { answer: Account };
'PATCH /accounts/{id}': { body: AccountInput; answer: Account };
'DELETE /accounts/{id}': { answer: unknown };
'GET /accounts/{id}/history': { answer: unknown };
'GET /accounts/export.csv': { answer: unknown };
'GET /accounts/export.xlsx': { answer: unknown };
'POST /accounts/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /api_keys': { answer: { items?: ApiKey[]; next?: string | null; } };
'GET /api_keys/{id}': { answer: ApiKey };
'DELETE /api_keys/{id}': { answer: unknown };
'GET /api_keys/{id}/history': { answer: unknown };
'GET /api_keys/export.csv': { answer: unknown };
'GET /api_keys/export.xlsx': { answer: unknown };
'GET /appeals': { answer: { items?: Appeal[]; next?: string | null; } };
'GET /appeals/{id}': { answer: Appeal };
'POST /appeals/{id}/accept': { body: { answer?: string | null; }; answer: Appeal };
'GET /appeals/{id}/evidence': { answer: unknown };
'GET /appeals/{id}/history': { answer: unknown };
'POST /appeals/{id}/refuse': { body: { answer: string | null; }; answer: Appeal };
'GET /appeals/export.csv': { answer: unknown };
'GET /appeals/export.xlsx': { answer: unknown };
'GET /assessment_lines': { answer: { items?: AssessmentLine[]; next?: string | null; } };
'GET /assessment_lines/{id}': { answer: AssessmentLine };
'PATCH /assessment_lines/{id}/appraisal': { body: { checked?: boolean; appraised?: number | null; appraisal_note?: string | null; }; answer:
  AssessmentLine };
'GET /assessment_lines/{id}/history': { answer: unknown };
'PATCH /assessment_lines/{id}/self': { body: { scored?: boolean; self?: number | null; evidence?: string | null; note?: string | null; }; answer:
  AssessmentLine };
'GET /assessment_lines/export.csv': { answer: unknown };
'GET /assessment_lines/export.xlsx': { answer: unknown };
'GET /assessments': { answer: { items?: Assessment[]; next?: string | null; } };
'GET /assessments/{id}': { answer: Assessment };
'POST /assessments/{id}/confirmations': { answer: Assessment };
'POST /assessments/{id}/corrections': { body: { why: string | null; }; answer: Assessment };
'GET /assessments/{id}/differences': { answer: unknown };
'GET /assessments/{id}/form': { answer: unknown };
'GET /assessments/{id}/history': { answer: unknown };
'POST /assessments/{id}/returns': { body: { reason: string | null; }; answer: Assessment };
'POST /assessments/{id}/submissions': { body: { as_is?: boolean; }; answer: Assessment };
'GET /assessments/export.csv': { answer: unknown };
'GET /assessments/export.xlsx': { answer: unknown };
'GET /assessments/waiting': { answer: unknown };
'GET /attendances': { answer: { items?: Attendance[]; next?: string | null; } };
'GET /attendances/{id}': { answer: Attendance };
'GET /attendances/{id}/history': { answer: unknown };
'GET /attendances/export.csv': { answer: unknown };
'GET /attendances/export.xlsx': { answer: unknown };
'GET /award_categories': { answer: { items?: AwardCategory[]; next?: string | null; } };
'POST /award_categories': { body: AwardCategoryInput; answer: AwardCategory };
'GET /award_categories/{id}': { answer: AwardCategory };
'PATCH /award_categories/{id}': { body: AwardCategoryInput; answer: AwardCategory };
'DELETE /award_categories/{id}': { answer: unknown };
'GET /award_categories/{id}/history': { answer: unknown };
'GET /award_categories/export.csv': { answer: unknown };
'GET /award_categories/export.xlsx': { answer: unknown };
'POST /award_categories/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /award_criterions': { answer: { items?: AwardCriterion[]; next?: string | null; } };
'POST /award_criterions': { body: AwardCriterionInput; answer: AwardCriterion };
'GET /award_criterions/{id}': { answer: AwardCriterion };
'PATCH /award_criterions/{id}': { body: AwardCriterionInput; answer: AwardCriterion };
'DELETE /award_criterions/{id}': { answer: unknown };
'GET /award_criterions/{id}/history': { answer: unknown };
'GET /award_criterions/export.csv': { answer: unknown };
'GET /award_criterions/export.xlsx': { answer: unknown };
'POST /award_criterions/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /award_rounds': { answer: { items?: AwardRound[]; next?: string | null; } };
'POST /award_rounds': { body: AwardRoundInput; answer: AwardRound };
'GET /award_rounds/{id}': { answer: AwardRound };
'PATCH /award_rounds/{id}': { body: AwardRoundInput; answer: AwardRound };
'DELETE /award_rounds/{id}': { answer: unknown };
'GET /award_rounds/{id}/ballots': { answer: unknown };
'POST /award_rounds/{id}/ballots': { body: { category: string | null; quorum?: number | null; pass?: string | null; }; answer: BallotBox };
'GET /award_rounds/{id}/ceremony.pdf': { answer: unknown };
'GET /award_rounds/{id}/ceremony.xlsx': { answer: unknown };
'POST /award_rounds/{id}/copies': { body: { year: number | null; }; answer: AwardRound };
'GET /award_rounds/{id}/council': { answer: unknown };
'POST /award_rounds/{id}/council': { body: { login: string | null; part?: string | null; }; answer: CouncilMember };
'GET /award_rounds/{id}/decision_paper': { answer: unknown };
'POST /award_rounds/{id}/decisions': { body: { number: string | null; day: string | null; }; answer: AwardRound };
'GET /award_rounds/{id}/dossiers': { answer: unknown };
'GET /award_rounds/{id}/history': { answer: unknown };
'POST /award_rounds/{id}/honours': { answer: unknown };
'POST /award_rounds/{id}/moves': { body: { action: 'open' | 'close' | 'comment' | 'vote' | 'council' | 'decide' | 'publish' | 'cancel' | null;
  reason?: string | null; }; answer: AwardRound };
'GET /award_rounds/{id}/nominating': { answer: unknown };
'POST /award_rounds/{id}/nominations': { body: { category: string | null; person?: string | null; team?: string | null; unit_nominee?: string | null;
  model?: string | null; unit?: string | null; by_team?: string | null; }; answer: Nomination };
'GET /award_rounds/{id}/package.zip': { answer: unknown };
'GET /award_rounds/{id}/proposal.docx': { answer: unknown };
'GET /award_rounds/{id}/proposal.pdf': { answer: unknown };
'GET /award_rounds/{id}/reach': { answer: unknown };
'GET /award_rounds/{id}/reviews': { answer: unknown };
'POST /award_rounds/{id}/reviews': { body: { most?: number | null; }; answer: unknown };
'POST /award_rounds/{id}/rule_scores': { answer: Job };
'GET /award_rounds/{id}/standing': { answer: unknown };
'POST /award_rounds/{id}/vote_counts': { answer: Job };
'GET /award_rounds/export.csv': { answer: unknown };
'GET /award_rounds/export.xlsx': { answer: unknown };
'POST /award_rounds/from_template': { body: { template: string | null; year: number | null; unit: string | null; }; answer: AwardRound };
'POST /award_rounds/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /award_templates': { answer: unknown };
'GET /award_verdicts': { answer: { items?: AwardVerdict[]; next?: string | null; } };
'GET /award_verdicts/{id}': { answer: AwardVerdict };
'GET /award_verdicts/{id}/history': { answer: unknown };
'POST /award_verdicts/{id}/replays': { answer: unknown };
'GET /award_verdicts/export.csv': { answer: unknown };
'GET /award_verdicts/export.xlsx': { answer: unknown };
'GET /awards': { answer: { items?: Award[]; next?: string | null; } };
'POST /awards': { body: AwardInput; answer: Award };
'GET /awards/{id}': { answer: Award };
'PATCH /awards/{id}': { body: AwardInput; answer: Award };
'DELETE /awards/{id}': { answer: unknown };
'GET /awards/{id}/history': { answer: unknown };
'GET /awards/export.csv': { answer: unknown };
'GET /awards/export.xlsx': { answer: unknown };
'POST /awards/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'PUT /ballot_boxes/{id}/ballot': { body: { choices: string | null; }; answer: unknown };
'POST /ballot_boxes/{id}/closings': { body: { minutes: string | null; }; answer: BallotBox };
'GET /ballot_boxes/{id}/minutes': { answer: unknown };
'GET /ballot_boxes/{id}/paper': { answer: unknown };
'POST /ballot_boxes/{id}/voids': { body: { reason: string | null; }; answer: BallotBox };
'GET /block_deliveries': { answer: { items?: BlockDelivery[]; next?: string | null; } };
'POST /block_deliveries': { body: BlockDeliveryInput; answer: BlockDelivery };
'GET /block_deliveries/{id}': { answer: BlockDelivery };
'PATCH /block_deliveries/{id}': { body: BlockDeliveryInput; answer: BlockDelivery };
'DELETE /block_deliveries/{id}': { answer: unknown };
'GET /block_deliveries/{id}/history': { answer: unknown };
'GET /block_deliveries/export.csv': { answer: unknown };
'GET /block_deliveries/export.xlsx': { answer: unknown };
'POST /block_deliveries/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /blocks': { answer: { items?: Block[]; next?: string | null; } };
'POST /blocks': { body: BlockInput; answer: Block };
'GET /blocks/{id}': { answer: Block };
'PATCH /blocks/{id}': { body: BlockInput; answer: Block };
'DELETE /blocks/{id}': { answer: unknown };
'GET /blocks/{id}/history': { answer: unknown };
'POST /blocks/{id}/moves': { body: { position: number | null; }; answer: Block };
'GET /blocks/export.csv': { answer: unknown };
'GET /blocks/export.xlsx': { answer: unknown };
'POST /blocks/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget/board': { answer: unknown };
'GET /budget/form': { answer: unknown };
'GET /budget/sources': { answer: unknown };
'GET /budget/workbook': { answer: unknown };
'GET /budget_adjustments': { answer: { items?: BudgetAdjustment[]; next?: string | null; } };
'POST /budget_adjustments': { body: BudgetAdjustmentInput; answer: BudgetAdjustment };
'GET /budget_adjustments/{id}': { answer: BudgetAdjustment };
'PATCH /budget_adjustments/{id}': { body: BudgetAdjustmentInput; answer: BudgetAdjustment };
'DELETE /budget_adjustments/{id}': { answer: unknown };
'PATCH /budget_adjustments/{id}/decision': { body: { approve?: boolean; reason?: string | null; decision?: string | null; decided?: string | null; };
  answer: BudgetAdjustment };
'GET /budget_adjustments/{id}/history': { answer: unknown };
'GET /budget_adjustments/export.csv': { answer: unknown };
'GET /budget_adjustments/export.xlsx': { answer: unknown };
'POST /budget_adjustments/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget_estimates': { answer: { items?: BudgetEstimate[]; next?: string | null; } };
'POST /budget_estimates': { body: BudgetEstimateInput; answer: BudgetEstimate };
'GET /budget_estimates/{id}': { answer: BudgetEstimate };
'PATCH /budget_estimates/{id}': { body: BudgetEstimateInput; answer: BudgetEstimate };
'DELETE /budget_estimates/{id}': { answer: unknown };
'GET /budget_estimates/{id}/history': { answer: unknown };
'PATCH /budget_estimates/{id}/state': { body: { action: 'send' | 'recall' | 'return' | 'take' | 'approve' | null; reason?: string | null; decision?:
  string | null; decided?: string | null; }; answer: BudgetEstimate };
'GET /budget_estimates/export.csv': { answer: unknown };
'GET /budget_estimates/export.xlsx': { answer: unknown };
'POST /budget_estimates/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget_lines': { answer: { items?: BudgetLine[]; next?: string | null; } };
'POST /budget_lines': { body: BudgetLineInput; answer: BudgetLine };
'GET /budget_lines/{id}': { answer: BudgetLine };
'PATCH /budget_lines/{id}': { body: BudgetLineInput; answer: BudgetLine };
'DELETE /budget_lines/{id}': { answer: unknown };
'GET /budget_lines/{id}/history': { answer: unknown };
'GET /budget_lines/export.csv': { answer: unknown };
'GET /budget_lines/export.xlsx': { answer: unknown };
'POST /budget_lines/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget_sources': { answer: { items?: BudgetSource[]; next?: string | null; } };
'POST /budget_sources': { body: BudgetSourceInput; answer: BudgetSource };
'GET /budget_sources/{id}': { answer: BudgetSource };
'PATCH /budget_sources/{id}': { body: BudgetSourceInput; answer: BudgetSource };
'DELETE /budget_sources/{id}': { answer: unknown };
'GET /budget_sources/{id}/history': { answer: unknown };
'GET /budget_sources/export.csv': { answer: unknown };
'GET /budget_sources/export.xlsx': { answer: unknown };
'POST /budget_sources/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget_spendings': { answer: { items?: BudgetSpending[]; next?: string | null; } };
'POST /budget_spendings': { body: BudgetSpendingInput; answer: BudgetSpending };
'GET /budget_spendings/{id}': { answer: BudgetSpending };
'PATCH /budget_spendings/{id}': { body: BudgetSpendingInput; answer: BudgetSpending };
'DELETE /budget_spendings/{id}': { answer: unknown };
'GET /budget_spendings/{id}/history': { answer: unknown };
'PATCH /budget_spendings/{id}/reversal': { body: { reason: string | null; }; answer: BudgetSpending };
'GET /budget_spendings/export.csv': { answer: unknown };
'GET /budget_spendings/export.xlsx': { answer: unknown };
'POST /budget_spendings/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /budget_steps': { answer: { items?: BudgetStep[]; next?: string | null; } };
'GET /budget_steps/{id}': { answer: BudgetStep };
'GET /budget_steps/{id}/history': { answer: unknown };
'GET /budget_steps/export.csv': { answer: unknown };
'GET /budget_steps/export.xlsx': { answer: unknown };
'GET /cadres': { answer: { items?: Cadre[]; next?: string | null; } };
'POST /cadres': { body: CadreInput; answer: Cadre };
'GET /cadres/{id}': { answer: Cadre };
'PATCH /cadres/{id}': { body: CadreInput; answer: Cadre };
'DELETE /cadres/{id}': { answer: unknown };
'GET /cadres/{id}/history': { answer: unknown };
'GET /cadres/export.csv': { answer: unknown };
'GET /cadres/export.xlsx': { answer: unknown };
'GET /cadres/figure': { answer: unknown };
'POST /cadres/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /cadres/known': { answer: unknown };
'GET /campaign_models': { answer: { items?: CampaignModel[]; next?: string | null; } };
'POST /campaign_models': { body: CampaignModelInput; answer: CampaignModel };
'GET /campaign_models/{id}': { answer: CampaignModel };
'PATCH /campaign_models/{id}': { body: CampaignModelInput; answer: CampaignModel };
'DELETE /campaign_models/{id}': { answer: unknown };
'GET /campaign_models/{id}/history': { answer: unknown };
'GET /campaign_models/export.csv': { answer: unknown };
'GET /campaign_models/export.xlsx': { answer: unknown };
'POST /campaign_models/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /campaign_partners': { answer: { items?: CampaignPartner[]; next?: string | null; } };
'POST /campaign_partners': { body: CampaignPartnerInput; answer: CampaignPartner };
'GET /campaign_partners/{id}': { answer: CampaignPartner };
'PATCH /campaign_partners/{id}': { body: CampaignPartnerInput; answer: CampaignPartner };
'DELETE /campaign_partners/{id}': { answer: unknown };
'GET /campaign_partners/{id}/history': { answer: unknown };
'POST /campaign_partners/{id}/moves': { body: { action: 'accept' | 'decline' | 'record' | 'withdraw' | 'leave' | 'invite' | 'take' | 'send' | 'answer'
  | 'return' | 'close' | null; words?: string | null; }; answer: CampaignPartner };
'GET /campaign_partners/{id}/part': { answer: unknown };
'GET /campaign_partners/export.csv': { answer: unknown };
'GET /campaign_partners/export.xlsx': { answer: unknown };
'POST /campaign_partners/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /campaigns': { answer: { items?: Campaign[]; next?: string | null; } };
'POST /campaigns': { body: CampaignInput; answer: Campaign };
'GET /campaigns/{id}': { answer: Campaign };
'PATCH /campaigns/{id}': { body: CampaignInput; answer: Campaign };
'DELETE /campaigns/{id}': { answer: unknown };
'GET /campaigns/{id}/affected': { answer: unknown };
'POST /campaigns/{id}/close': { answer: Campaign };
'GET /campaigns/{id}/history': { answer: unknown };
'GET /campaigns/{id}/public': { answer: unknown };
'POST /campaigns/{id}/publish': { answer: Campaign };
'GET /campaigns/export.csv': { answer: unknown };
'GET /campaigns/export.xlsx': { answer: unknown };
'GET /campaigns/figure': { answer: unknown };
'POST /campaigns/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /candidacies': { answer: { items?: Candidacy[]; next?: string | null; } };
'POST /candidacies': { body: CandidacyInput; answer: Candidacy };
'GET /candidacies/{id}': { answer: Candidacy };
'PATCH /candidacies/{id}': { body: { unit?: string | null; mentor?: string | null; }; answer: Candidacy };
'DELETE /candidacies/{id}': { answer: unknown };
'POST /candidacies/{id}/decisions': { body: { certify?: boolean; reason?: string | null; decision?: string | null; signer?: string | null; }; answer:
  Candidacy };
'GET /candidacies/{id}/explained': { answer: unknown };
'GET /candidacies/{id}/history': { answer: unknown };
'POST /candidacies/{id}/withdrawals': { body: { reason?: string | null; }; answer: Candidacy };
'GET /candidacies/export.csv': { answer: unknown };
'GET /candidacies/export.xlsx': { answer: unknown };
'POST /candidacies/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /certificate_kinds': { answer: { items?: CertificateKind[]; next?: string | null; } };
'POST /certificate_kinds': { body: CertificateKindInput; answer: CertificateKind };
'GET /certificate_kinds/{id}': { answer: CertificateKind };
'PATCH /certificate_kinds/{id}': { body: CertificateKindInput; answer: CertificateKind };
'DELETE /certificate_kinds/{id}': { answer: unknown };
'GET /certificate_kinds/{id}/history': { answer: unknown };
'GET /certificate_kinds/export.csv': { answer: unknown };
'GET /certificate_kinds/export.xlsx': { answer: unknown };
'POST /certificate_kinds/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /certificates': { answer: { items?: Certificate[]; next?: string | null; } };
'POST /certificates': { body: CertificateInput; answer: Certificate };
'GET /certificates/{id}': { answer: Certificate };
'PATCH /certificates/{id}': { answer: unknown };
'DELETE /certificates/{id}': { answer: unknown };
'GET /certificates/{id}/credential': { answer: unknown };
'GET /certificates/{id}/history': { answer: unknown };
'GET /certificates/{id}/paper': { answer: unknown };
'POST /certificates/{id}/reissues': { body: { issued: string | null; course?: string | null; signer?: string | null; }; answer: Certificate };
'POST /certificates/{id}/revocations': { body: { revoke_reason: 'mistake' | 'false_statement' | 'conduct' | 'replaced' | 'holder_asked' | null;
  revoke_basis?: string | null; }; answer: Certificate };
'GET /certificates/export.csv': { answer: unknown };
'GET /certificates/export.xlsx': { answer: unknown };
'POST /certificates/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'POST /certificates/lookups': { body: { code: string | null; }; answer: unknown };
'GET /classifications': { answer: { items?: Classification[]; next?: string | null; } };
'GET /classifications/{id}': { answer: Classification };
'GET /classifications/{id}/history': { answer: unknown };
'POST /classifications/{id}/replays': { answer: unknown };
'GET /classifications/export.csv': { answer: unknown };
'GET /classifications/export.xlsx': { answer: unknown };
'GET /confirmations': { answer: { items?: Confirmation[]; next?: string | null; } };
'GET /confirmations/{id}': { answer: Confirmation };
'GET /confirmations/{id}/history': { answer: unknown };
'GET /confirmations/export.csv': { answer: unknown };
'GET /confirmations/export.xlsx': { answer: unknown };
'GET /consents': { answer: { items?: Consent[]; next?: string | null; } };
'GET /consents/{id}': { answer: Consent };
'GET /consents/{id}/history': { answer: unknown };
'GET /consents/export.csv': { answer: unknown };
'GET /consents/export.xlsx': { answer: unknown };
'GET /council_members': { answer: { items?: CouncilMember[]; next?: string | null; } };
'POST /council_members': { body: CouncilMemberInput; answer: CouncilMember };
'GET /council_members/{id}': { answer: CouncilMember };
'PATCH /council_members/{id}': { body: CouncilMemberInput; answer: CouncilMember };
'DELETE /council_members/{id}': { answer: unknown };
'GET /council_members/{id}/history': { answer: unknown };
'GET /council_members/export.csv': { answer: unknown };
'GET /council_members/export.xlsx': { answer: unknown };
'POST /council_members/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /councils': { answer: unknown };
'GET /course_sessions': { answer: { items?: CourseSession[]; next?: string | null; } };
'POST /course_sessions': { body: CourseSessionInput; answer: CourseSession };
'GET /course_sessions/{id}': { answer: CourseSession };
'PATCH /course_sessions/{id}': { body: CourseSessionInput; answer: CourseSession };
'DELETE /course_sessions/{id}': { answer: unknown };
'GET /course_sessions/{id}/history': { answer: unknown };
'POST /course_sessions/{id}/marks': { body: { enrolment: string | null; state: 'present' | 'late' | 'excused' | 'absent' | null; at?: string | null;
  sent?: string | null; }; answer: unknown };
'GET /course_sessions/{id}/roster': { answer: unknown };
'GET /course_sessions/export.csv': { answer: unknown };
'GET /course_sessions/export.xlsx': { answer: unknown };
'POST /course_sessions/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /course_trainers': { answer: { items?: CourseTrainer[]; next?: string | null; } };
'POST /course_trainers': { body: CourseTrainerInput; answer: CourseTrainer };
'GET /course_trainers/{id}': { answer: CourseTrainer };
'PATCH /course_trainers/{id}': { body: CourseTrainerInput; answer: CourseTrainer };
'DELETE /course_trainers/{id}': { answer: unknown };
'GET /course_trainers/{id}/history': { answer: unknown };
'GET /course_trainers/export.csv': { answer: unknown };
'GET /course_trainers/export.xlsx': { answer: unknown };
'POST /course_trainers/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /courses': { answer: { items?: Course[]; next?: string | null; } };
'POST /courses': { body: CourseInput; answer: Course };
'GET /courses/{id}': { answer: Course };
'PATCH /courses/{id}': { body: CourseInput; answer: Course };
'DELETE /courses/{id}': { answer: unknown };
'POST /courses/{id}/applications': { body: { minority?: boolean; }; answer: Enrolment };
'POST /courses/{id}/cancellations': { body: { end_reason: string | null; }; answer: Course };
'POST /courses/{id}/collections': { answer: unknown };
'GET /courses/{id}/deliveries': { answer: unknown };
'POST /courses/{id}/deliveries': { body: { block: string | null; delivered?: boolean; note?: string | null; }; answer: BlockDelivery };
'POST /courses/{id}/finishes': { body: { anyway?: boolean; }; answer: Course };
'GET /courses/{id}/history': { answer: unknown };
'POST /courses/{id}/invitations': { body: { volunteer?: string | null; all?: boolean; }; answer: unknown };
'GET /courses/{id}/out_of_date': { answer: unknown };
'GET /courses/{id}/outcomes': { answer: unknown };
'POST /courses/{id}/publications': { answer: Course };
'GET /courses/{id}/results': { answer: unknown };
'POST /courses/{id}/sittings': { body: { kind: 'pre' | 'post' | 'anchor' | 'retest' | null; }; answer: Sitting };
'GET /courses/{id}/summary': { answer: unknown };
'GET /courses/{id}/tests': { answer: unknown };
'GET /courses/export.csv': { answer: unknown };
'GET /courses/export.xlsx': { answer: unknown };
'POST /courses/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /credits': { answer: { items?: Credit[]; next?: string | null; } };
'GET /credits/{id}': { answer: Credit };
'POST /credits/{id}/declines': { body: { reason: string | null; }; answer: Credit };
'GET /credits/{id}/history': { answer: unknown };
'GET /credits/export.csv': { answer: unknown };
'GET /credits/export.xlsx': { answer: unknown };
'GET /criteria_sets': { answer: { items?: CriteriaSet[]; next?: string | null; } };
'POST /criteria_sets': { body: CriteriaSetInput; answer: CriteriaSet };
'GET /criteria_sets/{id}': { answer: CriteriaSet };
'PATCH /criteria_sets/{id}': { body: CriteriaSetInput; answer: CriteriaSet };
'DELETE /criteria_sets/{id}': { answer: unknown };
'POST /criteria_sets/{id}/closing': { answer: CriteriaSet };
'POST /criteria_sets/{id}/copies': { body: { year: number | null; title?: string | null; unit?: string | null; self_due?: string | null;
  appraisal_due?: string | null; }; answer: CriteriaSet };
'GET /criteria_sets/{id}/differences': { answer: unknown };
'GET /criteria_sets/{id}/history': { answer: unknown };
'POST /criteria_sets/{id}/opening': { answer: CriteriaSet };
'POST /criteria_sets/{id}/rule': { answer: unknown };
'GET /criteria_sets/{id}/standing': { answer: unknown };
'GET /criteria_sets/export.csv': { answer: unknown };
'GET /criteria_sets/export.xlsx': { answer: unknown };
'POST /criteria_sets/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /criterions': { answer: { items?: Criterion[]; next?: string | null; } };
'POST /criterions': { body: CriterionInput; answer: Criterion };
'GET /criterions/{id}': { answer: Criterion };
'PATCH /criterions/{id}': { body: CriterionInput; answer: Criterion };
'DELETE /criterions/{id}': { answer: unknown };
'GET /criterions/{id}/history': { answer: unknown };
'GET /criterions/export.csv': { answer: unknown };
'GET /criterions/export.xlsx': { answer: unknown };
'POST /criterions/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /curriculums': { answer: { items?: Curriculum[]; next?: string | null; } };
'POST /curriculums': { body: CurriculumInput; answer: Curriculum };
'GET /curriculums/{id}': { answer: Curriculum };
'PATCH /curriculums/{id}': { body: CurriculumInput; answer: Curriculum };
'DELETE /curriculums/{id}': { answer: unknown };
'POST /curriculums/{id}/approvals': { body: { note?: string | null; }; answer: Curriculum };
'POST /curriculums/{id}/cuts': { body: { code: string | null; title: string | null; unit: string | null; audience?: string | null; level?: number |
  null; }; answer: Curriculum };
'GET /curriculums/{id}/history': { answer: unknown };
'GET /curriculums/{id}/outline': { answer: unknown };
'GET /curriculums/{id}/questions': { answer: unknown };
'POST /curriculums/{id}/retirements': { answer: Curriculum };
'POST /curriculums/{id}/returns': { body: { note: string | null; }; answer: Curriculum };
'POST /curriculums/{id}/submissions': { answer: Curriculum };
'POST /curriculums/{id}/versions': { answer: Curriculum };
'POST /curriculums/{id}/withdrawals': { answer: Curriculum };
'GET /curriculums/export.csv': { answer: unknown };
'GET /curriculums/export.xlsx': { answer: unknown };
'POST /curriculums/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /declared_activities': { answer: { items?: DeclaredActivity[]; next?: string | null; } };
'POST /declared_activities': { body: DeclaredActivityInput; answer: DeclaredActivity };
'GET /declared_activities/{id}': { answer: DeclaredActivity };
'PATCH /declared_activities/{id}': { body: DeclaredActivityInput; answer: DeclaredActivity };
'DELETE /declared_activities/{id}': { answer: unknown };
'GET /declared_activities/{id}/history': { answer: unknown };
'GET /declared_activities/export.csv': { answer: unknown };
'GET /declared_activities/export.xlsx': { answer: unknown };
'POST /declared_activities/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /declared_conflicts': { answer: { items?: DeclaredConflict[]; next?: string | null; } };
'GET /declared_conflicts/{id}': { answer: DeclaredConflict };
'DELETE /declared_conflicts/{id}': { answer: unknown };
'GET /declared_conflicts/{id}/history': { answer: unknown };
'GET /declared_conflicts/export.csv': { answer: unknown };
'GET /declared_conflicts/export.xlsx': { answer: unknown };
'GET /declared_ties': { answer: { items?: DeclaredTie[]; next?: string | null; } };
'POST /declared_ties': { body: DeclaredTieInput; answer: DeclaredTie };
'GET /declared_ties/{id}': { answer: DeclaredTie };
'PATCH /declared_ties/{id}': { body: DeclaredTieInput; answer: DeclaredTie };
'DELETE /declared_ties/{id}': { answer: unknown };
'GET /declared_ties/{id}/history': { answer: unknown };
'GET /declared_ties/export.csv': { answer: unknown };
'GET /declared_ties/export.xlsx': { answer: unknown };
'POST /declared_ties/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /demo/messages': { answer: unknown };
'GET /department_duties': { answer: { items?: DepartmentDuty[]; next?: string | null; } };
'POST /department_duties': { body: DepartmentDutyInput; answer: DepartmentDuty };
'GET /department_duties/{id}': { answer: DepartmentDuty };
'PATCH /department_duties/{id}': { body: DepartmentDutyInput; answer: DepartmentDuty };
'DELETE /department_duties/{id}': { answer: unknown };
'GET /department_duties/{id}/history': { answer: unknown };
'GET /department_duties/export.csv': { answer: unknown };
'GET /department_duties/export.xlsx': { answer: unknown };
'POST /department_duties/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /enrolments': { answer: { items?: Enrolment[]; next?: string | null; } };
'POST /enrolments': { body: EnrolmentInput; answer: Enrolment };
'GET /enrolments/{id}': { answer: Enrolment };
'PATCH /enrolments/{id}': { answer: unknown };
'DELETE /enrolments/{id}': { answer: unknown };
'POST /enrolments/{id}/decisions': { body: { state: 'invited' | 'applied' | 'enrolled' | 'waiting' | 'withdrawn' | 'refused' | 'completed' |
  'not_completed' | null; reason?: string | null; }; answer: Enrolment };
'POST /enrolments/{id}/feedback': { body: { content: number | null; methods: number | null; trainers: number | null; usefulness: number | null;
  organisation: number | null; comment?: string | null; }; answer: unknown };
'POST /enrolments/{id}/follow_ups': { body: { applied: 'yes' | 'partly' | 'no' | null; what?: string | null; obstacles?: string | null; }; answer:
  FollowUp };
'GET /enrolments/{id}/history': { answer: unknown };
'GET /enrolments/{id}/own': { answer: unknown };
'GET /enrolments/export.csv': { answer: unknown };
'GET /enrolments/export.xlsx': { answer: unknown };
'POST /enrolments/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /evaluate_works': { answer: { items?: EvaluateWork[]; next?: string | null; } };
'POST /evaluate_works': { body: EvaluateWorkInput; answer: EvaluateWork };
'GET /evaluate_works/{id}': { answer: EvaluateWork };
'PATCH /evaluate_works/{id}': { body: EvaluateWorkInput; answer: EvaluateWork };
'DELETE /evaluate_works/{id}': { answer: unknown };
'GET /evaluate_works/{id}/history': { answer: unknown };
'GET /evaluate_works/export.csv': { answer: unknown };
'GET /evaluate_works/export.xlsx': { answer: unknown };
'POST /evaluate_works/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /evaluation_rounds': { answer: { items?: EvaluationRound[]; next?: string | null; } };
'POST /evaluation_rounds': { body: { unit: string | null; year: number | null; title?: string | null; seed?: number | null; }; answer: EvaluationRound
  };
'GET /evaluation_rounds/{id}': { answer: EvaluationRound };
'DELETE /evaluation_rounds/{id}': { answer: unknown };
'GET /evaluation_rounds/{id}/before': { answer: unknown };
'GET /evaluation_rounds/{id}/export': { answer: unknown };
'GET /evaluation_rounds/{id}/history': { answer: unknown };
'GET /evaluation_rounds/{id}/people': { answer: unknown };
'POST /evaluation_rounds/{id}/publish': { answer: EvaluationRound };
'POST /evaluation_rounds/{id}/rule': { answer: EvaluationRound };
'POST /evaluation_rounds/{id}/run': { answer: EvaluationRound };
'GET /evaluation_rounds/{id}/teams': { answer: unknown };
'GET /evaluation_rounds/export.csv': { answer: unknown };
'GET /evaluation_rounds/export.xlsx': { answer: unknown };
'GET /evaluations': { answer: { items?: Evaluation[]; next?: string | null; } };
'GET /evaluations/{id}': { answer: Evaluation };
'POST /evaluations/{id}/appeals': { body: { reason: string | null; }; answer: Appeal };
'POST /evaluations/{id}/corrections': { body: { why: string | null; }; answer: Evaluation };
'GET /evaluations/{id}/explained': { answer: unknown };
'GET /evaluations/{id}/history': { answer: unknown };
'GET /evaluations/export.csv': { answer: unknown };
'GET /evaluations/export.xlsx': { answer: unknown };
'DELETE /evidence/{id}': { answer: unknown };
'GET /evidence/{id}/content': { answer: unknown };
'POST /evidence/{id}/removals': { answer: unknown };
'GET /evidences': { answer: { items?: Evidence[]; next?: string | null; } };
'GET /evidences/{id}': { answer: Evidence };
'GET /evidences/{id}/history': { answer: unknown };
'GET /evidences/export.csv': { answer: unknown };
'GET /evidences/export.xlsx': { answer: unknown };
'GET /fire_days': { answer: { items?: FireDay[]; next?: string | null; } };
'POST /fire_days': { body: FireDayInput; answer: FireDay };
'GET /fire_days/{id}': { answer: FireDay };
'PATCH /fire_days/{id}': { body: FireDayInput; answer: FireDay };
'DELETE /fire_days/{id}': { answer: unknown };
'GET /fire_days/{id}/history': { answer: unknown };
'GET /fire_days/export.csv': { answer: unknown };
'GET /fire_days/export.xlsx': { answer: unknown };
'POST /fire_days/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /follow_ups': { answer: { items?: FollowUp[]; next?: string | null; } };
'GET /follow_ups/{id}': { answer: FollowUp };
'GET /follow_ups/{id}/history': { answer: unknown };
'POST /follow_ups/{id}/observations': { body: { observed: 'yes' | 'partly' | 'no' | null; observed_what?: string | null; }; answer: FollowUp };
'GET /follow_ups/export.csv': { answer: unknown };
'GET /follow_ups/export.xlsx': { answer: unknown };
'GET /forum_points': { answer: { items?: ForumPoint[]; next?: string | null; } };
'POST /forum_points': { body: ForumPointInput; answer: ForumPoint };
'GET /forum_points/{id}': { answer: ForumPoint };
'PATCH /forum_points/{id}': { body: ForumPointInput; answer: ForumPoint };
'DELETE /forum_points/{id}': { answer: unknown };
'GET /forum_points/{id}/history': { answer: unknown };
'GET /forum_points/export.csv': { answer: unknown };
'GET /forum_points/export.xlsx': { answer: unknown };
'POST /forum_points/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /forum_questions': { answer: { items?: ForumQuestion[]; next?: string | null; } };
'GET /forum_questions/{id}': { answer: ForumQuestion };
'POST /forum_questions/{id}/decisions': { body: { show?: boolean; note?: string | null; answer?: string | null; answered_by?: string | null; };
  answer: ForumQuestion };
'GET /forum_questions/{id}/history': { answer: unknown };
'GET /forum_questions/export.csv': { answer: unknown };
'GET /forum_questions/export.xlsx': { answer: unknown };
'GET /forums': { answer: { items?: Forum[]; next?: string | null; } };
'POST /forums': { body: ForumInput; answer: Forum };
'GET /forums/{id}': { answer: Forum };
'PATCH /forums/{id}': { body: ForumInput; answer: Forum };
'DELETE /forums/{id}': { answer: unknown };
'GET /forums/{id}/history': { answer: unknown };
'POST /forums/{id}/questions': { body: { words: string | null; }; answer: unknown };
'GET /forums/export.csv': { answer: unknown };
'GET /forums/export.xlsx': { answer: unknown };
'POST /forums/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /grants': { answer: { items?: Grant[]; next?: string | null; } };
'POST /grants': { body: GrantInput; answer: Grant };
'GET /grants/{id}': { answer: Grant };
'PATCH /grants/{id}': { body: GrantInput; answer: Grant };
'DELETE /grants/{id}': { answer: unknown };
'GET /grants/{id}/history': { answer: unknown };
'GET /grants/export.csv': { answer: unknown };
'GET /grants/export.xlsx': { answer: unknown };
'POST /grants/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /honours': { answer: { items?: Honour[]; next?: string | null; } };
'GET /honours/{id}': { answer: Honour };
'PATCH /honours/{id}': { body: { story?: string | null; published?: boolean; }; answer: Honour };
'GET /honours/{id}/history': { answer: unknown };
'GET /honours/{id}/paper': { answer: unknown };
'POST /honours/{id}/revocations': { body: { reason: 'mistake' | 'false_merit' | 'conduct' | 'holder' | null; note: string | null; }; answer: Honour };
'GET /honours/export.csv': { answer: unknown };
'GET /honours/export.xlsx': { answer: unknown };
'GET /idea_applications': { answer: { items?: IdeaApplication[]; next?: string | null; } };
'POST /idea_applications': { body: IdeaApplicationInput; answer: IdeaApplication };
'GET /idea_applications/{id}': { answer: IdeaApplication };
'PATCH /idea_applications/{id}': { body: IdeaApplicationInput; answer: IdeaApplication };
'DELETE /idea_applications/{id}': { answer: unknown };
'GET /idea_applications/{id}/history': { answer: unknown };
'GET /idea_applications/export.csv': { answer: unknown };
'GET /idea_applications/export.xlsx': { answer: unknown };
'POST /idea_applications/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /idea_comments': { answer: { items?: IdeaComment[]; next?: string | null; } };
'GET /idea_comments/{id}': { answer: IdeaComment };
'POST /idea_comments/{id}/decisions': { body: { show?: boolean; note?: string | null; }; answer: IdeaComment };
'GET /idea_comments/{id}/history': { answer: unknown };
'GET /idea_comments/export.csv': { answer: unknown };
'GET /idea_comments/export.xlsx': { answer: unknown };
'GET /ideas': { answer: { items?: Idea[]; next?: string | null; } };
'POST /ideas': { body: { title: string | null; body: string | null; unit: string | null; named?: boolean; }; answer: Idea };
'GET /ideas/{id}': { answer: Idea };
'POST /ideas/{id}/comments': { body: { words: string | null; }; answer: unknown };
'POST /ideas/{id}/decisions': { body: { action: 'show' | 'hide' | 'merge' | 'adopt' | 'decline' | 'reopen' | 'apply' | 'unapply' | null; reason?:
  string | null; same_as?: string | null; }; answer: Idea };
'GET /ideas/{id}/history': { answer: unknown };
'GET /ideas/{id}/review': { answer: unknown };
'POST /ideas/{id}/supports': { answer: unknown };
'GET /ideas/export.csv': { answer: unknown };
'GET /ideas/export.xlsx': { answer: unknown };
'GET /ideas/new': { answer: unknown };
'GET /inspections': { answer: { items?: Inspection[]; next?: string | null; } };
'POST /inspections': { body: InspectionInput; answer: Inspection };
'GET /inspections/{id}': { answer: Inspection };
'PATCH /inspections/{id}': { body: InspectionInput; answer: Inspection };
'DELETE /inspections/{id}': { answer: unknown };
'GET /inspections/{id}/history': { answer: unknown };
'POST /inspections/{id}/moves': { body: { action: 'accept' | 'decline' | 'record' | 'withdraw' | 'leave' | 'invite' | 'take' | 'send' | 'answer' |
  'return' | 'close' | null; words?: string | null; }; answer: Inspection };
'GET /inspections/export.csv': { answer: unknown };
'GET /inspections/export.xlsx': { answer: unknown };
'POST /inspections/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /issuer_keys': { answer: { items?: IssuerKey[]; next?: string | null; } };
'POST /issuer_keys': { answer: IssuerKey };
'GET /issuer_keys/{id}': { answer: IssuerKey };
'GET /issuer_keys/{id}/history': { answer: unknown };
'GET /issuer_keys/export.csv': { answer: unknown };
'GET /issuer_keys/export.xlsx': { answer: unknown };
'GET /jobs': { answer: { items?: Job[]; next?: string | null; } };
'GET /jobs/{id}': { answer: Job };
'GET /jobs/{id}/history': { answer: unknown };
'POST /jobs/{id}/stop': { answer: Job };
'POST /jobs/{id}/undo': { answer: Job };
'GET /jobs/export.csv': { answer: unknown };
'GET /jobs/export.xlsx': { answer: unknown };
'GET /journal': { answer: unknown };
'POST /journal/{seq}/undo': { answer: unknown };
'GET /language_checks': { answer: { items?: LanguageCheck[]; next?: string | null; } };
'POST /language_checks': { body: LanguageCheckInput; answer: LanguageCheck };
'GET /language_checks/{id}': { answer: LanguageCheck };
'PATCH /language_checks/{id}': { body: LanguageCheckInput; answer: LanguageCheck };
'DELETE /language_checks/{id}': { answer: unknown };
'GET /language_checks/{id}/history': { answer: unknown };
'GET /language_checks/export.csv': { answer: unknown };
'GET /language_checks/export.xlsx': { answer: unknown };
'POST /language_checks/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /library/copies': { answer: unknown };
'GET /library/results': { answer: unknown };
'GET /library_chapters': { answer: { items?: LibraryChapter[]; next?: string | null; } };
'POST /library_chapters': { body: LibraryChapterInput; answer: LibraryChapter };
'GET /library_chapters/{id}': { answer: LibraryChapter };
'PATCH /library_chapters/{id}': { body: LibraryChapterInput; answer: LibraryChapter };
'DELETE /library_chapters/{id}': { answer: unknown };
'GET /library_chapters/{id}/history': { answer: unknown };
'GET /library_chapters/export.csv': { answer: unknown };
'GET /library_chapters/export.xlsx': { answer: unknown };
'POST /library_chapters/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /library_files': { answer: { items?: LibraryFile[]; next?: string | null; } };
'GET /library_files/{id}': { answer: LibraryFile };
'DELETE /library_files/{id}': { answer: unknown };
'GET /library_files/{id}/content': { answer: unknown };
'GET /library_files/{id}/history': { answer: unknown };
'GET /library_files/export.csv': { answer: unknown };
'GET /library_files/export.xlsx': { answer: unknown };
'GET /library_items': { answer: { items?: LibraryItem[]; next?: string | null; } };
'POST /library_items': { body: LibraryItemInput; answer: LibraryItem };
'GET /library_items/{id}': { answer: LibraryItem };
'PATCH /library_items/{id}': { body: LibraryItemInput; answer: LibraryItem };
'DELETE /library_items/{id}': { answer: unknown };
'POST /library_items/{id}/files': { body: { about?: string | null; cover?: boolean; }; answer: LibraryFile };
'GET /library_items/{id}/history': { answer: unknown };
'POST /library_items/{id}/publications': { answer: LibraryItem };
'POST /library_items/{id}/withdrawals': { body: { reason: string | null; }; answer: LibraryItem };
'GET /library_items/export.csv': { answer: unknown };
'GET /library_items/export.xlsx': { answer: unknown };
'POST /library_items/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'POST /library_items/previews': { body: { item?: string | null; body?: string | null; }; answer: unknown };
'GET /lineage': { answer: unknown };
'GET /lineage/people/{id}': { answer: unknown };
'POST /login-codes': { body: { login: string | null; }; answer: unknown };
'GET /match_runs': { answer: { items?: MatchRun[]; next?: string | null; } };
'POST /match_runs': { body: { title?: string | null; unit: string | null; campaign?: string | null; from?: string | null; to?: string | null;
  max_shifts?: number | null; own_people?: boolean; without_rules?: boolean; stability?: number | null; seed?: number | null; overlap?: boolean;
  rule_version?: string | null; }; answer: MatchRun };
'GET /match_runs/{id}': { answer: MatchRun };
'POST /match_runs/{id}/apply': { answer: MatchRun };
'GET /match_runs/{id}/certificate': { answer: unknown };
'GET /match_runs/{id}/compare/{other}': { answer: unknown };
'GET /match_runs/{id}/history': { answer: unknown };
'GET /match_runs/{id}/instance': { answer: unknown };
'GET /match_runs/{id}/people/{person}': { answer: unknown };
'GET /match_runs/{id}/replacements': { answer: unknown };
'POST /match_runs/{id}/replacements': { body: { shift?: string | null; }; answer: unknown };
'GET /match_runs/{id}/result': { answer: unknown };
'GET /match_runs/{id}/shifts/{shift}': { answer: unknown };
'POST /match_runs/{id}/undo': { answer: MatchRun };
'GET /match_runs/export.csv': { answer: unknown };
'GET /match_runs/export.xlsx': { answer: unknown };
'GET /match_runs/preview': { answer: unknown };
'GET /material_files': { answer: { items?: MaterialFile[]; next?: string | null; } };
'GET /material_files/{id}': { answer: MaterialFile };
'DELETE /material_files/{id}': { answer: unknown };
'GET /material_files/{id}/content': { answer: unknown };
'GET /material_files/{id}/history': { answer: unknown };
'GET /material_files/export.csv': { answer: unknown };
'GET /material_files/export.xlsx': { answer: unknown };
'GET /materials': { answer: { items?: Material[]; next?: string | null; } };
'POST /materials': { body: MaterialInput; answer: Material };
'GET /materials/{id}': { answer: Material };
'PATCH /materials/{id}': { body: MaterialInput; answer: Material };
'DELETE /materials/{id}': { answer: unknown };
'POST /materials/{id}/files': { body: { name?: string | null; }; answer: MaterialFile };
'GET /materials/{id}/history': { answer: unknown };
'GET /materials/export.csv': { answer: unknown };
'GET /materials/export.xlsx': { answer: unknown };
'POST /materials/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'POST /materials/previews': { body: { material?: string | null; body?: string | null; }; answer: unknown };
'GET /me': { answer: unknown };
'GET /me/absence_notices': { answer: unknown };
'POST /me/absence_notices': { body: { from: string | null; until: string | null; why: 'harvest' | 'family' | 'study' | 'work' | 'other' | null;
  reason?: string | null; }; answer: AbsenceNotice };
'POST /me/absence_notices/withdrawals': { body: { notice: string | null; }; answer: unknown };
'GET /me/certificates': { answer: unknown };
'POST /me/check-ins': { body: { code: string | null; at?: string | null; id?: string | null; }; answer: Attendance };
'GET /me/checkin': { answer: unknown };
'POST /me/confirmations': { body: { signup: string | null; reason?: string | null; }; answer: unknown };
'POST /me/consents': { body: { consent_contact?: boolean; consent_matching?: boolean; consent_partner?: boolean; consent_photo?: boolean;
  consent_statistics?: boolean; }; answer: unknown };
'GET /me/course_check_in': { answer: unknown };
'POST /me/course_check_ins': { body: { code: string | null; at?: string | null; sent?: string | null; }; answer: unknown };
'GET /me/courses': { answer: unknown };
'POST /me/enrolments/acceptances': { body: { enrolment: string | null; }; answer: Enrolment };
'POST /me/enrolments/withdrawals': { body: { enrolment: string | null; }; answer: Enrolment };
'POST /me/erase': { body: { confirm?: boolean; }; answer: unknown };
'GET /me/evaluations': { answer: unknown };
'GET /me/export': { answer: unknown };
'GET /me/hours': { answer: unknown };
'POST /me/keys': { body: { label: string | null; }; answer: unknown };
'GET /me/ladder': { answer: unknown };
'GET /me/nominations': { answer: unknown };
'POST /me/password': { body: { old_password: string | null; new_password: string | null; }; answer: unknown };
'GET /me/profile': { answer: unknown };
'POST /me/profile': { body: { full_name?: string | null; phone?: string | null; email?: string | null; birth?: string | null; commune?: string | null;
  hamlet?: string | null; occupation?: string | null; skills?: ('first_aid' | 'driving_a1' | 'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' |
  'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' | 'electrical' | 'farming' | 'music' | 'sports' | 'team_leading' |
  'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[]; languages?: ('mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' |
  'dao' | 'thai' | 'english')[]; free?: string[]; busy_harvest?: boolean; radius_km?: number | null; member_code?: string | null; guardian_name?:
  string | null; guardian_phone?: string | null; }; answer: unknown };
'GET /me/schedule': { answer: unknown };
'POST /me/team_answers': { body: { team: string | null; words: string | null; }; answer: TeamReview };
'POST /me/team_names': { body: { team: string | null; named?: boolean; }; answer: TeamMember };
'POST /me/team_reports': { body: { team: string | null; year: number | null; done: string | null; hard?: string | null; ahead?: string | null; };
  answer: TeamReport };
'GET /me/teams': { answer: unknown };
'POST /me/withdrawals': { body: { signup: string | null; reason?: string | null; }; answer: unknown };
'GET /memberships': { answer: { items?: Membership[]; next?: string | null; } };
'GET /memberships/{id}': { answer: Membership };
'GET /memberships/{id}/history': { answer: unknown };
'GET /memberships/export.csv': { answer: unknown };
'GET /memberships/export.xlsx': { answer: unknown };
'GET /messages': { answer: { items?: Message[]; next?: string | null; } };
'GET /messages/{id}': { answer: Message };
'GET /messages/{id}/history': { answer: unknown };
'GET /messages/export.csv': { answer: unknown };
'GET /messages/export.xlsx': { answer: unknown };
'GET /nomination_consents': { answer: { items?: NominationConsent[]; next?: string | null; } };
'POST /nomination_consents': { body: NominationConsentInput; answer: NominationConsent };
'GET /nomination_consents/{id}': { answer: NominationConsent };
'PATCH /nomination_consents/{id}': { body: NominationConsentInput; answer: NominationConsent };
'DELETE /nomination_consents/{id}': { answer: unknown };
'GET /nomination_consents/{id}/history': { answer: unknown };
'GET /nomination_consents/export.csv': { answer: unknown };
'GET /nomination_consents/export.xlsx': { answer: unknown };
'POST /nomination_consents/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /nomination_proofs': { answer: { items?: NominationProof[]; next?: string | null; } };
'GET /nomination_proofs/{id}': { answer: NominationProof };
'GET /nomination_proofs/{id}/history': { answer: unknown };
'GET /nomination_proofs/export.csv': { answer: unknown };
'GET /nomination_proofs/export.xlsx': { answer: unknown };
'GET /nominations': { answer: { items?: Nomination[]; next?: string | null; } };
'GET /nominations/{id}': { answer: Nomination };
'PATCH /nominations/{id}': { body: { summary?: string | null; achievements?: string | null; initiative?: string | null; replication?: string | null;
  earlier?: string | null; duty?: string | null; model?: string | null; minority?: boolean; hand_in?: boolean; }; answer: Nomination };
'DELETE /nominations/{id}': { answer: unknown };
'POST /nominations/{id}/conflicts': { body: { person?: string | null; kind: 'kin' | 'colleague' | 'mentor' | 'other' | null; note?: string | null; };
  answer: DeclaredConflict };
'GET /nominations/{id}/dossier': { answer: unknown };
'POST /nominations/{id}/drafts': { body: { summary?: string | null; achievements?: string | null; initiative?: string | null; replication?: string |
  null; earlier?: string | null; duty?: string | null; model?: string | null; minority?: boolean; hand_in?: boolean; }; answer: Nomination };
'POST /nominations/{id}/evidence': { body: { about?: string | null; kind: 'report' | 'submission' | 'minutes' | 'founding' | 'charter' | 'members' |
  'photo' | 'press' | 'commendation' | 'rating' | 'consent' | 'model' | 'other' | null; }; answer: Evidence };
'GET /nominations/{id}/history': { answer: unknown };
'POST /nominations/{id}/moves': { body: { action: 'submit' | 'confirm' | 'return' | 'refuse' | 'withdraw' | 'check' | 'lapse' | 'propose' |
  'pass_over' | 'award' | 'revoke' | null; reason?: string | null; }; answer: Nomination };
'GET /nominations/{id}/package.zip': { answer: unknown };
'GET /nominations/{id}/path': { answer: unknown };
'GET /nominations/{id}/proof/recount': { answer: unknown };
'GET /nominations/{id}/report.docx': { answer: unknown };
'GET /nominations/{id}/report.pdf': { answer: unknown };
'GET /nominations/{id}/rule_score': { answer: unknown };
'GET /nominations/export.csv': { answer: unknown };
'GET /nominations/export.xlsx': { answer: unknown };
'GET /nominations/waiting': { answer: unknown };
'GET /officer/today': { answer: unknown };
'GET /openings': { answer: { items?: Opening[]; next?: string | null; } };
'POST /openings': { body: OpeningInput; answer: Opening };
'GET /openings/{id}': { answer: Opening };
'PATCH /openings/{id}': { body: OpeningInput; answer: Opening };
'DELETE /openings/{id}': { answer: unknown };
'GET /openings/{id}/candidates': { answer: unknown };
'GET /openings/{id}/history': { answer: unknown };
'POST /openings/{id}/invitations': { body: { volunteer: string | null; shift: string | null; waiver?: string | null; }; answer: Signup };
'GET /openings/{id}/surge': { answer: unknown };
'POST /openings/{id}/surge': { body: { shift: string | null; radius_km?: number | null; most?: number | null; }; answer: Job };
'GET /openings/{id}/why': { answer: unknown };
'GET /openings/export.csv': { answer: unknown };
'GET /openings/export.xlsx': { answer: unknown };
'POST /openings/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /paper_results': { answer: { items?: PaperResult[]; next?: string | null; } };
'POST /paper_results': { body: PaperResultInput; answer: PaperResult };
'GET /paper_results/{id}': { answer: PaperResult };
'PATCH /paper_results/{id}': { answer: unknown };
'DELETE /paper_results/{id}': { answer: unknown };
'GET /paper_results/{id}/history': { answer: unknown };
'GET /paper_results/export.csv': { answer: unknown };
'GET /paper_results/export.xlsx': { answer: unknown };
'POST /paper_results/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /part_items': { answer: { items?: PartItem[]; next?: string | null; } };
'POST /part_items': { body: PartItemInput; answer: PartItem };
'GET /part_items/{id}': { answer: PartItem };
'PATCH /part_items/{id}': { body: PartItemInput; answer: PartItem };
'DELETE /part_items/{id}': { answer: unknown };
'POST /part_items/{id}/answers': { body: { words: string | null; }; answer: PartItem };
'GET /part_items/{id}/content': { answer: unknown };
'POST /part_items/{id}/deliveries': { body: { done?: string | null; }; answer: PartItem };
'POST /part_items/{id}/file': { answer: PartItem };
'GET /part_items/{id}/history': { answer: unknown };
'GET /part_items/export.csv': { answer: unknown };
'GET /part_items/export.xlsx': { answer: unknown };
'POST /part_items/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /participations': { answer: unknown };
'POST /participations': { body: { campaign: string | null; kind: string | null; unit: string | null; hours?: number | null; issued: string | null;
  signer?: string | null; }; answer: Job };
'GET /partner/board': { answer: unknown };
'GET /partner/workbook': { answer: unknown };
'GET /place_successors': { answer: { items?: PlaceSuccessor[]; next?: string | null; } };
'POST /place_successors': { body: PlaceSuccessorInput; answer: PlaceSuccessor };
'GET /place_successors/{id}': { answer: PlaceSuccessor };
'PATCH /place_successors/{id}': { body: PlaceSuccessorInput; answer: PlaceSuccessor };
'DELETE /place_successors/{id}': { answer: unknown };
'GET /place_successors/{id}/history': { answer: unknown };
'GET /place_successors/export.csv': { answer: unknown };
'GET /place_successors/export.xlsx': { answer: unknown };
'POST /place_successors/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /places': { answer: { items?: Place[]; next?: string | null; } };
'POST /places': { body: PlaceInput; answer: Place };
'GET /places/{id}': { answer: Place };
'PATCH /places/{id}': { body: PlaceInput; answer: Place };
'DELETE /places/{id}': { answer: unknown };
'GET /places/{id}/history': { answer: unknown };
'GET /places/export.csv': { answer: unknown };
'GET /places/export.xlsx': { answer: unknown };
'POST /places/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan/adjustments': { answer: unknown };
'GET /plan/board': { answer: unknown };
'GET /plan/filings': { answer: unknown };
'GET /plan/filings/below': { answer: unknown };
'GET /plan/filings/ladder': { answer: unknown };
'GET /plan/measures': { answer: unknown };
'GET /plan/next': { answer: unknown };
'GET /plan/records': { answer: unknown };
'GET /plan/recount': { answer: unknown };
'GET /plan/sums': { answer: unknown };
'GET /plan/units': { answer: unknown };
'GET /plan_activities': { answer: { items?: PlanActivity[]; next?: string | null; } };
'POST /plan_activities': { body: PlanActivityInput; answer: PlanActivity };
'GET /plan_activities/{id}': { answer: PlanActivity };
'PATCH /plan_activities/{id}': { body: PlanActivityInput; answer: PlanActivity };
'DELETE /plan_activities/{id}': { answer: unknown };
'GET /plan_activities/{id}/history': { answer: unknown };
'GET /plan_activities/export.csv': { answer: unknown };
'GET /plan_activities/export.xlsx': { answer: unknown };
'POST /plan_activities/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_adjustments': { answer: { items?: PlanAdjustment[]; next?: string | null; } };
'POST /plan_adjustments': { body: PlanAdjustmentInput; answer: PlanAdjustment };
'GET /plan_adjustments/{id}': { answer: PlanAdjustment };
'PATCH /plan_adjustments/{id}': { body: PlanAdjustmentInput; answer: PlanAdjustment };
'DELETE /plan_adjustments/{id}': { answer: unknown };
'GET /plan_adjustments/{id}/evidence': { answer: unknown };
'POST /plan_adjustments/{id}/evidence': { answer: PlanAdjustment };
'GET /plan_adjustments/{id}/files': { answer: unknown };
'GET /plan_adjustments/{id}/history': { answer: unknown };
'PATCH /plan_adjustments/{id}/state': { body: { action: 'submit' | 'withdraw' | 'return' | 'approve' | 'refuse' | null; reason?: string | null;
  decision?: string | null; decided?: string | null; effective?: string | null; }; answer: PlanAdjustment };
'GET /plan_adjustments/{id}/whole': { answer: unknown };
'GET /plan_adjustments/export.csv': { answer: unknown };
'GET /plan_adjustments/export.xlsx': { answer: unknown };
'POST /plan_adjustments/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_answers': { answer: { items?: PlanAnswer[]; next?: string | null; } };
'POST /plan_answers': { body: PlanAnswerInput; answer: PlanAnswer };
'GET /plan_answers/{id}': { answer: PlanAnswer };
'PATCH /plan_answers/{id}': { body: PlanAnswerInput; answer: PlanAnswer };
'DELETE /plan_answers/{id}': { answer: unknown };
'GET /plan_answers/{id}/history': { answer: unknown };
'GET /plan_answers/export.csv': { answer: unknown };
'GET /plan_answers/export.xlsx': { answer: unknown };
'POST /plan_answers/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_changes': { answer: { items?: PlanChange[]; next?: string | null; } };
'POST /plan_changes': { body: PlanChangeInput; answer: PlanChange };
'GET /plan_changes/{id}': { answer: PlanChange };
'PATCH /plan_changes/{id}': { body: PlanChangeInput; answer: PlanChange };
'DELETE /plan_changes/{id}': { answer: unknown };
'GET /plan_changes/{id}/history': { answer: unknown };
'GET /plan_changes/export.csv': { answer: unknown };
'GET /plan_changes/export.xlsx': { answer: unknown };
'POST /plan_changes/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_reports': { answer: { items?: PlanReport[]; next?: string | null; } };
'POST /plan_reports': { body: PlanReportInput; answer: PlanReport };
'GET /plan_reports/{id}': { answer: PlanReport };
'PATCH /plan_reports/{id}': { body: PlanReportInput; answer: PlanReport };
'DELETE /plan_reports/{id}': { answer: unknown };
'GET /plan_reports/{id}/figures': { answer: unknown };
'GET /plan_reports/{id}/files': { answer: unknown };
'GET /plan_reports/{id}/history': { answer: unknown };
'POST /plan_reports/{id}/keepings': { answer: unknown };
'GET /plan_reports/export.csv': { answer: unknown };
'GET /plan_reports/export.xlsx': { answer: unknown };
'POST /plan_reports/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_targets': { answer: { items?: PlanTarget[]; next?: string | null; } };
'POST /plan_targets': { body: PlanTargetInput; answer: PlanTarget };
'GET /plan_targets/{id}': { answer: PlanTarget };
'PATCH /plan_targets/{id}': { body: PlanTargetInput; answer: PlanTarget };
'DELETE /plan_targets/{id}': { answer: unknown };
'GET /plan_targets/{id}/history': { answer: unknown };
'GET /plan_targets/export.csv': { answer: unknown };
'GET /plan_targets/export.xlsx': { answer: unknown };
'POST /plan_targets/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plan_thresholds': { answer: { items?: PlanThreshold[]; next?: string | null; } };
'POST /plan_thresholds': { body: PlanThresholdInput; answer: PlanThreshold };
'GET /plan_thresholds/{id}': { answer: PlanThreshold };
'PATCH /plan_thresholds/{id}': { body: PlanThresholdInput; answer: PlanThreshold };
'DELETE /plan_thresholds/{id}': { answer: unknown };
'GET /plan_thresholds/{id}/history': { answer: unknown };
'GET /plan_thresholds/export.csv': { answer: unknown };
'GET /plan_thresholds/export.xlsx': { answer: unknown };
'POST /plan_thresholds/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /plugins': { answer: unknown };
'GET /presences': { answer: { items?: Presence[]; next?: string | null; } };
'GET /presences/{id}': { answer: Presence };
'GET /presences/{id}/history': { answer: unknown };
'GET /presences/export.csv': { answer: unknown };
'GET /presences/export.xlsx': { answer: unknown };
'GET /programme_asks': { answer: { items?: ProgrammeAsk[]; next?: string | null; } };
'GET /programme_asks/{id}': { answer: ProgrammeAsk };
'GET /programme_asks/{id}/history': { answer: unknown };
'POST /programme_asks/{id}/moves': { body: { action: 'accept' | 'decline' | 'record' | 'withdraw' | 'leave' | 'invite' | 'take' | 'send' | 'answer' |
  'return' | 'close' | null; words?: string | null; }; answer: ProgrammeAsk };
'GET /programme_asks/export.csv': { answer: unknown };
'GET /programme_asks/export.xlsx': { answer: unknown };
'GET /programme_proposals': { answer: { items?: ProgrammeProposal[]; next?: string | null; } };
'POST /programme_proposals': { body: ProgrammeProposalInput; answer: ProgrammeProposal };
'GET /programme_proposals/{id}': { answer: ProgrammeProposal };
'PATCH /programme_proposals/{id}': { body: ProgrammeProposalInput; answer: ProgrammeProposal };
'DELETE /programme_proposals/{id}': { answer: unknown };
'POST /programme_proposals/{id}/asks': { body: { unit: string | null; place?: string | null; people?: number | null; }; answer: ProgrammeAsk };
'GET /programme_proposals/{id}/history': { answer: unknown };
'GET /programme_proposals/export.csv': { answer: unknown };
'GET /programme_proposals/export.xlsx': { answer: unknown };
'POST /programme_proposals/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /public/award_rounds': { answer: unknown };
'GET /public/award_rounds/{id}': { answer: unknown };
'GET /public/award_rounds/{id}/ballot': { answer: unknown };
'GET /public/award_rounds/{id}/count': { answer: unknown };
'POST /public/award_rounds/{id}/vote_codes': { body: { phone: string | null; }; answer: unknown };
'POST /public/award_rounds/{id}/vote_tickets': { body: { code: string | null; }; answer: unknown };
'POST /public/award_rounds/{id}/votes': { body: { nomination: string | null; }; answer: unknown };
'GET /public/award_rounds/{id}/votes.txt': { answer: unknown };
'GET /public/certificates/{code}': { answer: unknown };
'GET /public/courses': { answer: unknown };
'GET /public/courses/{id}': { answer: unknown };
'GET /public/forums': { answer: unknown };
'GET /public/forums/{id}': { answer: unknown };
'GET /public/honours': { answer: unknown };
'GET /public/honours/{id}': { answer: unknown };
'GET /public/ideas': { answer: unknown };
'GET /public/ideas/{id}': { answer: unknown };
'GET /public/library/activities.ics': { answer: unknown };
'GET /public/library/feed.xml': { answer: unknown };
'GET /public/library/offline.html': { answer: unknown };
'GET /public/library_items': { answer: unknown };
'GET /public/library_items/{code}': { answer: unknown };
'GET /public/lineage': { answer: unknown };
'GET /public/materials/{id}': { answer: unknown };
'GET /public/nominations/{id}': { answer: unknown };
'POST /public/nominations/{id}/comments': { body: { words: string | null; contact?: string | null; }; answer: unknown };
'GET /public/openings': { answer: unknown };
'GET /public/pages': { answer: unknown };
'POST /public/signups': { body: { shift: string | null; phone?: string | null; full_name?: string | null; birth?: string | null; guardian_name?:
  string | null; guardian_phone?: string | null; commune?: string | null; occupation?: string | null; skills?: ('first_aid' | 'driving_a1' |
  'driving_b' | 'computer' | 'mc' | 'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' | 'electrical' |
  'farming' | 'music' | 'sports' | 'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[]; languages?:
  ('mnong' | 'ma' | 'ede' | 'mong' | 'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; free?: string[]; busy_harvest?: boolean; radius_km?: number |
  null; consent_contact?: boolean; consent_matching?: boolean; consent_partner?: boolean; consent_photo?: boolean; consent_statistics?: boolean;
  password?: string | null; }; answer: unknown };
'GET /public/teams': { answer: unknown };
'GET /public_comments': { answer: { items?: PublicComment[]; next?: string | null; } };
'GET /public_comments/{id}': { answer: PublicComment };
'POST /public_comments/{id}/decisions': { body: { show?: boolean; note?: string | null; }; answer: PublicComment };
'GET /public_comments/{id}/history': { answer: unknown };
'GET /public_comments/export.csv': { answer: unknown };
'GET /public_comments/export.xlsx': { answer: unknown };
'POST /questions': { body: QuestionInput; answer: Question };
'PATCH /questions/{id}': { body: QuestionInput; answer: Question };
'DELETE /questions/{id}': { answer: unknown };
'POST /questions/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /replications': { answer: { items?: Replication[]; next?: string | null; } };
'POST /replications': { body: ReplicationInput; answer: Replication };
'GET /replications/{id}': { answer: Replication };
'PATCH /replications/{id}': { body: ReplicationInput; answer: Replication };
'DELETE /replications/{id}': { answer: unknown };
'POST /replications/{id}/decisions': { body: { confirm?: boolean; reason?: string | null; }; answer: Replication };
'GET /replications/{id}/history': { answer: unknown };
'GET /replications/export.csv': { answer: unknown };
'GET /replications/export.xlsx': { answer: unknown };
'POST /replications/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /report_duties': { answer: { items?: ReportDuty[]; next?: string | null; } };
'POST /report_duties': { body: ReportDutyInput; answer: ReportDuty };
'GET /report_duties/{id}': { answer: ReportDuty };
'PATCH /report_duties/{id}': { body: ReportDutyInput; answer: ReportDuty };
'DELETE /report_duties/{id}': { answer: unknown };
'GET /report_duties/{id}/history': { answer: unknown };
'GET /report_duties/export.csv': { answer: unknown };
'GET /report_duties/export.xlsx': { answer: unknown };
'POST /report_duties/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /report_filings': { answer: { items?: ReportFiling[]; next?: string | null; } };
'GET /report_filings/{id}': { answer: ReportFiling };
'POST /report_filings/{id}/drafts': { answer: PlanReport };
'POST /report_filings/{id}/gatherings': { answer: PlanReport };
'POST /report_filings/{id}/hand_in': { answer: unknown };
'GET /report_filings/{id}/history': { answer: unknown };
'POST /report_filings/{id}/moves': { body: { action: 'submit' | 'recall' | 'accept' | 'return' | 'paper' | 'waive' | 'oblige' | null; reason?: string
  | null; paper?: string | null; paper_on?: string | null; }; answer: ReportFiling };
'GET /report_filings/{id}/whole': { answer: unknown };
'GET /report_filings/export.csv': { answer: unknown };
'GET /report_filings/export.xlsx': { answer: unknown };
'GET /report_moves': { answer: { items?: ReportMove[]; next?: string | null; } };
'GET /report_moves/{id}': { answer: ReportMove };
'GET /report_moves/{id}/history': { answer: unknown };
'GET /report_moves/export.csv': { answer: unknown };
'GET /report_moves/export.xlsx': { answer: unknown };
'GET /reviews/{id}': { answer: unknown };
'POST /reviews/{id}/give': { body: { note?: string | null; }; answer: unknown };
'PUT /reviews/{id}/scores': { body: { criterion: string | null; points?: number | null; note?: string | null; }; answer: unknown };
'POST /reviews/{id}/set_aside': { body: { why?: string | null; note: string | null; }; answer: unknown };
'GET /round_documents': { answer: { items?: RoundDocument[]; next?: string | null; } };
'POST /round_documents': { body: RoundDocumentInput; answer: RoundDocument };
'GET /round_documents/{id}': { answer: RoundDocument };
'PATCH /round_documents/{id}': { body: RoundDocumentInput; answer: RoundDocument };
'DELETE /round_documents/{id}': { answer: unknown };
'GET /round_documents/{id}/history': { answer: unknown };
'GET /round_documents/export.csv': { answer: unknown };
'GET /round_documents/export.xlsx': { answer: unknown };
'POST /round_documents/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /rule_versions': { answer: { items?: RuleVersion[]; next?: string | null; } };
'GET /rule_versions/{id}': { answer: RuleVersion };
'PATCH /rule_versions/{id}': { body: { source?: string | null; params?: string | null; note?: string | null; }; answer: RuleVersion };
'POST /rule_versions/{id}/activate': { body: { from?: string | null; }; answer: RuleVersion };
'POST /rule_versions/{id}/approve': { answer: RuleVersion };
'POST /rule_versions/{id}/check': { answer: unknown };
'GET /rule_versions/{id}/history': { answer: unknown };
'GET /rule_versions/{id}/preview': { answer: unknown };
'POST /rule_versions/{id}/preview': { body: { from?: string | null; until?: string | null; against?: string | null; }; answer: Job };
'POST /rule_versions/{id}/retire': { body: { from?: string | null; }; answer: RuleVersion };
'POST /rule_versions/{id}/return': { body: { why: string | null; }; answer: RuleVersion };
'POST /rule_versions/{id}/roll-back': { answer: RuleVersion };
'POST /rule_versions/{id}/submit': { body: { note?: string | null; }; answer: RuleVersion };
'GET /rule_versions/{id}/zip': { answer: unknown };
'GET /rule_versions/export.csv': { answer: unknown };
'GET /rule_versions/export.xlsx': { answer: unknown };
'GET /rules': { answer: unknown };
'POST /rules/check': { body: { source: string | null; }; answer: unknown };
'POST /rules/drafts': { body: { hook?: string | null; unit?: string | null; source?: string | null; from?: string | null; params?: string | null;
  note?: string | null; }; answer: RuleVersion };
'GET /rules/facts': { answer: unknown };
'GET /rules/reference': { answer: unknown };
'POST /rules/try': { body: { unit?: string | null; hook?: string | null; source?: string | null; version?: string | null; params?: string | null;
  facts?: string | null; }; answer: unknown };
'GET /rules/versions/{id}': { answer: unknown };
'GET /rules/waiting': { answer: unknown };
'POST /sessions': { body: { login: string | null; password?: string | null; code?: string | null; back?: string | null; }; answer: unknown };
'DELETE /sessions': { answer: unknown };
'POST /sessions/end': { answer: unknown };
'GET /settings': { answer: { items?: Setting[]; next?: string | null; } };
'POST /settings': { body: SettingInput; answer: Setting };
'GET /settings/{id}': { answer: Setting };
'PATCH /settings/{id}': { body: SettingInput; answer: Setting };
'DELETE /settings/{id}': { answer: unknown };
'GET /settings/{id}/history': { answer: unknown };
'GET /settings/export.csv': { answer: unknown };
'GET /settings/export.xlsx': { answer: unknown };
'POST /settings/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /settings/table': { answer: unknown };
'GET /shifts': { answer: { items?: Shift[]; next?: string | null; } };
'POST /shifts': { body: ShiftInput; answer: Shift };
'GET /shifts/{id}': { answer: Shift };
'PATCH /shifts/{id}': { body: ShiftInput; answer: Shift };
'DELETE /shifts/{id}': { answer: unknown };
'GET /shifts/{id}/history': { answer: unknown };
'POST /shifts/{id}/marks': { body: { signup?: string | null; volunteer?: string | null; state: 'present' | 'late' | 'excused' | 'unexcused' | null;
  late_minutes?: number | null; minutes?: number | null; role?: string | null; evidence?: string | null; at?: string | null; id?: string | null;
  note?: string | null; }; answer: Attendance };
'GET /shifts/{id}/poster': { answer: unknown };
'GET /shifts/{id}/public': { answer: unknown };
'GET /shifts/{id}/roster': { answer: unknown };
'GET /shifts/export.csv': { answer: unknown };
'GET /shifts/export.xlsx': { answer: unknown };
'POST /shifts/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /signups': { answer: { items?: Signup[]; next?: string | null; } };
'GET /signups/{id}': { answer: Signup };
'GET /signups/{id}/calendar': { answer: unknown };
'POST /signups/{id}/decisions': { body: { decision: 'accept' | 'decline' | 'wait' | null; reason?: string | null; unchecked?: string | null; waiver?:
  string | null; }; answer: Signup };
'GET /signups/{id}/history': { answer: unknown };
'GET /signups/{id}/receipt': { answer: unknown };
'POST /signups/{id}/waivers': { body: { waiver: string | null; }; answer: Signup };
'GET /signups/export.csv': { answer: unknown };
'GET /signups/export.xlsx': { answer: unknown };
'GET /sittings': { answer: { items?: Sitting[]; next?: string | null; } };
'GET /sittings/{id}': { answer: Sitting };
'POST /sittings/{id}/answers': { body: { question?: number | null; choice?: number | null; finish?: boolean; }; answer: unknown };
'GET /sittings/{id}/history': { answer: unknown };
'GET /sittings/{id}/paper': { answer: unknown };
'POST /sittings/{id}/voids': { body: { reason: string | null; }; answer: Sitting };
'GET /sittings/export.csv': { answer: unknown };
'GET /sittings/export.xlsx': { answer: unknown };
'GET /status-lists/{number}': { answer: unknown };
'GET /teach_back_scores': { answer: { items?: TeachBackScore[]; next?: string | null; } };
'POST /teach_back_scores': { body: TeachBackScoreInput; answer: TeachBackScore };
'GET /teach_back_scores/{id}': { answer: TeachBackScore };
'PATCH /teach_back_scores/{id}': { body: TeachBackScoreInput; answer: TeachBackScore };
'DELETE /teach_back_scores/{id}': { answer: unknown };
'GET /teach_back_scores/{id}/history': { answer: unknown };
'GET /teach_back_scores/export.csv': { answer: unknown };
'GET /teach_back_scores/export.xlsx': { answer: unknown };
'POST /teach_back_scores/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /teach_backs': { answer: { items?: TeachBack[]; next?: string | null; } };
'POST /teach_backs': { body: TeachBackInput; answer: TeachBack };
'GET /teach_backs/{id}': { answer: TeachBack };
'PATCH /teach_backs/{id}': { body: TeachBackInput; answer: TeachBack };
'DELETE /teach_backs/{id}': { answer: unknown };
'GET /teach_backs/{id}/history': { answer: unknown };
'POST /teach_backs/{id}/voids': { body: { reason: string | null; }; answer: TeachBack };
'GET /teach_backs/export.csv': { answer: unknown };
'GET /teach_backs/export.xlsx': { answer: unknown };
'POST /teach_backs/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /team_evaluations': { answer: { items?: TeamEvaluation[]; next?: string | null; } };
'GET /team_evaluations/{id}': { answer: TeamEvaluation };
'GET /team_evaluations/{id}/history': { answer: unknown };
'GET /team_evaluations/export.csv': { answer: unknown };
'GET /team_evaluations/export.xlsx': { answer: unknown };
'GET /team_members': { answer: { items?: TeamMember[]; next?: string | null; } };
'POST /team_members': { body: TeamMemberInput; answer: TeamMember };
'GET /team_members/{id}': { answer: TeamMember };
'PATCH /team_members/{id}': { body: TeamMemberInput; answer: TeamMember };
'DELETE /team_members/{id}': { answer: unknown };
'GET /team_members/{id}/history': { answer: unknown };
'GET /team_members/export.csv': { answer: unknown };
'GET /team_members/export.xlsx': { answer: unknown };
'POST /team_members/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /team_register': { answer: unknown };
'GET /team_register/export': { answer: unknown };
'GET /team_reports': { answer: { items?: TeamReport[]; next?: string | null; } };
'GET /team_reports/{id}': { answer: TeamReport };
'POST /team_reports/{id}/decisions': { body: { accept?: boolean; reason?: string | null; }; answer: TeamReport };
'GET /team_reports/{id}/history': { answer: unknown };
'GET /team_reports/export.csv': { answer: unknown };
'GET /team_reports/export.xlsx': { answer: unknown };
'GET /team_review_steps': { answer: { items?: TeamReviewStep[]; next?: string | null; } };
'GET /team_review_steps/{id}': { answer: TeamReviewStep };
'GET /team_review_steps/{id}/history': { answer: unknown };
'GET /team_review_steps/export.csv': { answer: unknown };
'GET /team_review_steps/export.xlsx': { answer: unknown };
'GET /team_reviews': { answer: { items?: TeamReview[]; next?: string | null; } };
'GET /team_reviews/{id}': { answer: TeamReview };
'GET /team_reviews/{id}/history': { answer: unknown };
'POST /team_reviews/{id}/moves': { body: { action: string | null; words?: string | null; seen?: ('basis' | 'charter' | 'members' | 'activity' |
  'money' | 'safety' | 'publicity')[]; revisit?: string | null; }; answer: TeamReview };
'GET /team_reviews/export.csv': { answer: unknown };
'GET /team_reviews/export.xlsx': { answer: unknown };
'GET /teams': { answer: { items?: Team[]; next?: string | null; } };
'POST /teams': { body: TeamInput; answer: Team };
'GET /teams/{id}': { answer: Team };
'PATCH /teams/{id}': { body: TeamInput; answer: Team };
'DELETE /teams/{id}': { answer: unknown };
'GET /teams/{id}/basis': { answer: unknown };
'POST /teams/{id}/basis': { answer: Team };
'POST /teams/{id}/closings': { body: { words: string | null; }; answer: Team };
'GET /teams/{id}/history': { answer: unknown };
'GET /teams/{id}/register': { answer: unknown };
'POST /teams/{id}/reviews': { body: { visit: string | null; }; answer: TeamReview };
'GET /teams/export.csv': { answer: unknown };
'GET /teams/export.xlsx': { answer: unknown };
'POST /teams/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /test_windows': { answer: { items?: TestWindow[]; next?: string | null; } };
'POST /test_windows': { body: TestWindowInput; answer: TestWindow };
'GET /test_windows/{id}': { answer: TestWindow };
'PATCH /test_windows/{id}': { body: TestWindowInput; answer: TestWindow };
'DELETE /test_windows/{id}': { answer: unknown };
'GET /test_windows/{id}/history': { answer: unknown };
'GET /test_windows/export.csv': { answer: unknown };
'GET /test_windows/export.xlsx': { answer: unknown };
'POST /test_windows/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /training_verdicts': { answer: { items?: TrainingVerdict[]; next?: string | null; } };
'GET /training_verdicts/{id}': { answer: TrainingVerdict };
'GET /training_verdicts/{id}/history': { answer: unknown };
'POST /training_verdicts/{id}/replays': { answer: unknown };
'GET /training_verdicts/export.csv': { answer: unknown };
'GET /training_verdicts/export.xlsx': { answer: unknown };
'GET /unit_operations': { answer: { items?: UnitOperation[]; next?: string | null; } };
'POST /unit_operations': { body: { kind: 'merge' | 'split' | 'rename' | 'reparent' | 'close' | 'relocate' | null; on: string | null; units: string |
  null; into?: string | null; name?: string | null; under?: string | null; place?: string | null; }; answer: unknown };
'GET /unit_operations/{id}': { answer: UnitOperation };
'GET /unit_operations/{id}/history': { answer: unknown };
'POST /unit_operations/{id}/undo': { answer: unknown };
'GET /unit_operations/export.csv': { answer: unknown };
'GET /unit_operations/export.xlsx': { answer: unknown };
'POST /unit_operations/trials': { body: { kind: 'merge' | 'split' | 'rename' | 'reparent' | 'close' | 'relocate' | null; on: string | null; units:
  string | null; into?: string | null; name?: string | null; under?: string | null; place?: string | null; }; answer: unknown };
'GET /unit_pasts': { answer: { items?: UnitPast[]; next?: string | null; } };
'GET /unit_pasts/{id}': { answer: UnitPast };
'GET /unit_pasts/{id}/history': { answer: unknown };
'GET /unit_pasts/export.csv': { answer: unknown };
'GET /unit_pasts/export.xlsx': { answer: unknown };
'GET /unit_plans': { answer: { items?: UnitPlan[]; next?: string | null; } };
'POST /unit_plans': { body: UnitPlanInput; answer: UnitPlan };
'GET /unit_plans/{id}': { answer: UnitPlan };
'PATCH /unit_plans/{id}': { body: UnitPlanInput; answer: UnitPlan };
'DELETE /unit_plans/{id}': { answer: unknown };
'GET /unit_plans/{id}/files': { answer: unknown };
'GET /unit_plans/{id}/history': { answer: unknown };
'PATCH /unit_plans/{id}/state': { body: { action: 'submit' | 'recall' | 'return' | 'approve' | 'adjust' | 'settle' | 'close' | null; reason?: string |
  null; decision?: string | null; decided?: string | null; }; answer: UnitPlan };
'GET /unit_plans/{id}/whole': { answer: unknown };
'GET /unit_plans/export.csv': { answer: unknown };
'GET /unit_plans/export.xlsx': { answer: unknown };
'POST /unit_plans/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /unit_successors': { answer: { items?: UnitSuccessor[]; next?: string | null; } };
'POST /unit_successors': { body: UnitSuccessorInput; answer: UnitSuccessor };
'GET /unit_successors/{id}': { answer: UnitSuccessor };
'PATCH /unit_successors/{id}': { body: UnitSuccessorInput; answer: UnitSuccessor };
'DELETE /unit_successors/{id}': { answer: unknown };
'GET /unit_successors/{id}/history': { answer: unknown };
'GET /unit_successors/export.csv': { answer: unknown };
'GET /unit_successors/export.xlsx': { answer: unknown };
'POST /unit_successors/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /units': { answer: { items?: Unit[]; next?: string | null; } };
'POST /units': { body: UnitInput; answer: Unit };
'GET /units/{id}': { answer: Unit };
'PATCH /units/{id}': { body: UnitInput; answer: Unit };
'DELETE /units/{id}': { answer: unknown };
'POST /units/{id}/certificate_checks': { answer: Job };
'GET /units/{id}/history': { answer: unknown };
'GET /units/export.csv': { answer: unknown };
'GET /units/export.xlsx': { answer: unknown };
'POST /units/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'GET /verdicts': { answer: { items?: Verdict[]; next?: string | null; } };
'GET /verdicts/{id}': { answer: Verdict };
'GET /verdicts/{id}/history': { answer: unknown };
'GET /verdicts/{id}/receipt': { answer: unknown };
'GET /verdicts/{id}/replay': { answer: unknown };
'POST /verdicts/{id}/replays': { answer: unknown };
'GET /verdicts/export.csv': { answer: unknown };
'GET /verdicts/export.xlsx': { answer: unknown };
'GET /volunteers': { answer: { items?: Volunteer[]; next?: string | null; } };
'POST /volunteers': { body: VolunteerInput; answer: Volunteer };
'GET /volunteers/{id}': { answer: Volunteer };
'PATCH /volunteers/{id}': { body: VolunteerInput; answer: Volunteer };
'DELETE /volunteers/{id}': { answer: unknown };
'GET /volunteers/{id}/history': { answer: unknown };
'POST /volunteers/{id}/merge': { body: { into: string | null; }; answer: Volunteer };
'GET /volunteers/duplicates': { answer: unknown };
'GET /volunteers/export.csv': { answer: unknown };
'GET /volunteers/export.xlsx': { answer: unknown };
'POST /volunteers/import': { body: { dry_run?: boolean; good_only?: boolean; unit?: string | null; set?: string | null; }; answer: unknown };
'POST /volunteers/paper': { body: { unit: string | null; full_name: string | null; phone?: string | null; email?: string | null; birth: string | null;
  commune: string | null; hamlet?: string | null; occupation?: string | null; skills?: ('first_aid' | 'driving_a1' | 'driving_b' | 'computer' | 'mc' |
  'teaching' | 'photo' | 'construction' | 'cooking' | 'medical' | 'swimming_rescue' | 'interpreter' | 'electrical' | 'farming' | 'music' | 'sports' |
  'team_leading' | 'writing' | 'design' | 'fire_fighting' | 'digital_service' | 'hairdressing')[]; languages?: ('mnong' | 'ma' | 'ede' | 'mong' |
  'nung' | 'tay' | 'dao' | 'thai' | 'english')[]; free?: string[]; busy_harvest?: boolean; radius_km?: number | null; member_code?: string | null;
  guardian_name?: string | null; guardian_phone?: string | null; paper_consents: ('contact' | 'matching' | 'partner' | 'photo' | 'statistics')[];
  shift?: string | null; }; answer: Volunteer };
}
