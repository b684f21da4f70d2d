// SPDX-License-Identifier: MIT
// What the core's routes answer that no table of fields describes. tests/browser/answers.test.js holds every member here to
// what a running server says.
import type { Me } from './session.ts';

export interface Plugins {
  items: { id: string; title: string; ui: string | null }[];
}

export interface Entry {
  seq: number;
  at: string | null;
  why: string;
  sentence: string; // who did what, when, by which way
}

export interface History {
  items: Entry[];
}

export interface JournalEntry extends Entry {
  actor: string | null;
  changed: boolean; // else it was only read, and there is nothing to undo
}

export interface Journal {
  items: JournalEntry[];
  next: number | null;
}

export interface Setting {
  name: string;
  kind: 'text' | 'int' | 'bool';
  label: string;
  help: string;
  unit: string;
  min: number | null;
  max: number | null;
  fallback: string;
  secret: boolean;
  value: string | null;
  given: boolean;
  id: string | null;
}

export interface SettingTable {
  items: { plugin: string; title: string; settings: Setting[] }[];
}

export interface Answers {
  'GET /me': Me;
  'GET /plugins': Plugins;
  'GET /journal': Journal;
  'GET /units/:id/history': History;
  'GET /settings/table': SettingTable;
}
