// SPDX-License-Identifier: MIT
// What departments and units tell each other, as the server says it.

export interface Act {
  action: string;
  label: string;
  words: boolean;
}

export interface Numbers {
  campaigns: number;
  seats: number;
  taken: number;
  present: number;
  hours: string;
  helped: number;
}

export interface Part {
  id: string;
  campaign: string;
  title: string;
  field: string;
  dates: string;
  place: string;
  organiser: string;
  partner: string;
  role: string;
  words: string;
  answer_by: string;
  answered: string;
  state: 'invited' | 'accepted' | 'declined' | 'withdrawn' | 'left';
  state_label: string;
  campaign_state: string;
  draft: boolean;
  over: boolean;
  numbers: Numbers;
  actions: Act[];
}

/** A campaign that the department is asked to co-host, and may still answer. */
export const waits = (part: Part): boolean => part.state === 'invited' && !part.over;

export interface AskLine {
  id: string;
  title: string;
  department: string;
  summary: string;
  brings: string;
  document: string;
  field: string;
  dates: string;
  unit: string;
  place: string;
  people: number;
  state: 'asked' | 'taken' | 'refused' | 'withdrawn';
  state_label: string;
  words: string;
  answered: string;
  campaign: string | null;
  actions: Act[];
}

export interface Proposal {
  id: string;
  title: string;
  field: string;
  dates: string;
  summary: string;
  brings: string;
  document: string;
  asks: AskLine[];
}

export interface Inspection {
  id: string;
  by: string;
  inspected: string;
  campaign: string;
  day: string;
  looked_at: string;
  findings: string;
  to_do: string;
  due: string;
  late: boolean;
  state: 'draft' | 'sent' | 'answered' | 'closed';
  state_label: string;
  answer: string;
  answered: string;
  closing: string;
  edits: boolean;
  actions: Act[];
}

export interface Duty {
  id: string;
  row: string;
  named: string;
  words: string;
  fields: string;
  inspects: boolean;
  campaigns: number;
}

export interface PartnerBoard {
  departments: { id: string; name: string }[];
  year: number;
  unit: string | null;
  name: string;
  writes: boolean;
  inspects: boolean;
  duties: Duty[];
  parts: Part[];
  figures: Numbers;
  proposals: Proposal[];
  inspections: Inspection[];
  desk: { invitations: Part[]; asks: AskLine[]; inspections: Inspection[] } | null;
}

export interface Item {
  id: string;
  kind: 'need' | 'gives' | 'document';
  kind_label: string;
  what: string;
  place: string;
  people: number;
  due: string;
  done: string;
  late: boolean;
  answer: string;
  file: string;
}

export interface PartView {
  part: Part;
  summary: string;
  location: string;
  writes: boolean;
  answers: boolean;
  unit_phone: string;
  unit_email: string;
  openings: {
    id: string;
    title: string;
    duties: string;
    place: string;
    skills: string;
    languages: string;
    shifts: { id: string; day: string; time: string; max: number; taken: number; present: number }[];
  }[];
  items: Item[];
}
