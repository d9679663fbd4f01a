/** Every command of the extension, as `package.json` declares it. */
export const commandIds = {
  simulate: 'patLens.simulate',
  showPanel: 'patLens.showPanel',
  useLanguage: 'patLens.useLanguage',
  explain: 'patLens.explain',
  compareWithSaved: 'patLens.compareWithSaved',
} as const;

/** Every setting of the extension, as `package.json` declares it. */
export const settingIds = {
  hintsEnabled: 'patLens.hints.enabled',
  diagnosticsEnabled: 'patLens.diagnostics.enabled',
  assumedPeers: 'patLens.assumedPeers',
} as const;

/** Keys for `when` clauses. */
export const contextKeys = {
  /** The active editor shows a scenario or a config. */
  activeFile: 'patLens.activeFile',
} as const;

export const panelViewType = 'patLens.panel';

/** Texts that the extension writes: they are shown and never saved. */
export const writtenScheme = 'pat-lens';
