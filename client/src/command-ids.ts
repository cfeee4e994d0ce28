/** The commands of the palette and of the views, beside those that the server names. */
export const commandIds = {
  rescan: 'cloudNativeMaturity.rescan',
  restartServer: 'cloudNativeMaturity.restartServer',
  showLog: 'cloudNativeMaturity.showLog',
  openReport: 'cloudNativeMaturity.openReport',
  exportReport: 'cloudNativeMaturity.exportReport',
  recordToday: 'cloudNativeMaturity.recordToday',
  showRuleGuidance: 'cloudNativeMaturity.showRuleGuidance',
} as const;
