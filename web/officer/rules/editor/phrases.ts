// SPDX-License-Identifier: MIT
// What the editor's own parts say, in Vietnamese.
import { EditorState, type Extension } from '@codemirror/state';
import { language } from '../../data/words.ts';

const vietnamese = {
  'Control character': 'Ký tự điều khiển',
  'Selection deleted': 'Đã xóa phần chọn',
  Completions: 'Gợi ý',
  Diagnostics: 'Lỗi',
  'No diagnostics': 'Không có lỗi',
  Find: 'Tìm',
  Replace: 'Thay bằng',
  next: 'sau',
  previous: 'trước',
  all: 'tất cả',
  'match case': 'phân biệt hoa thường',
  'by word': 'cả từ',
  regexp: 'biểu thức',
  replace: 'thay',
  'replace all': 'thay tất cả',
  close: 'đóng',
  'current match': 'chỗ đang tìm thấy',
  'replaced $ matches': 'đã thay $ chỗ',
  'replaced match on line $': 'đã thay ở dòng $',
  'on line': 'ở dòng',
  'Go to line': 'Đến dòng',
  go: 'đến',
};

export const phrases = (): Extension => (language() === 'vi' ? EditorState.phrases.of(vietnamese) : []);
