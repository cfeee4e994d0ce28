/** What stops the evaluation of an action. */

/** It depends on something that the files do not say. */
export class NotKnown extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotKnown';
  }
}

/** Helm would stop here with an error. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** The template asks for more work than any real one does. */
export class LimitReached extends Error {
  constructor(what: string) {
    super(`more ${what} than is evaluated here`);
    this.name = 'LimitReached';
  }
}
