// Monaco does not support touch (monaco-editor issue 246): https://github.com/microsoft/monaco-editor/issues/246
import { describe, expect, it } from 'vitest';
import { chooseEditor } from './choose-editor.ts';

const DESKTOP = { pointer: 'fine', memoryGb: 8, saveData: false } as const;

describe('the choice of the editor', () => {
  it('is Monaco on a desktop, also where the browser does not tell its memory', () => {
    expect(chooseEditor('auto', DESKTOP)).toBe('monaco');
    expect(chooseEditor('auto', { ...DESKTOP, memoryGb: undefined })).toBe('monaco');
  });

  it('is CodeMirror on touch, with little memory, and where data is to be saved', () => {
    expect(chooseEditor('auto', { ...DESKTOP, pointer: 'coarse' })).toBe('codemirror');
    expect(chooseEditor('auto', { ...DESKTOP, memoryGb: 2 })).toBe('codemirror');
    expect(chooseEditor('auto', { ...DESKTOP, saveData: true })).toBe('codemirror');
  });

  it("follows the learner's own choice first", () => {
    expect(chooseEditor('monaco', { ...DESKTOP, pointer: 'coarse' })).toBe('monaco');
    expect(chooseEditor('codemirror', DESKTOP)).toBe('codemirror');
  });
});
