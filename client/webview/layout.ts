/** Whether the page has the width of a side bar or of an editor. */
export const isWide = document.documentElement.dataset['layout'] === 'wide';
