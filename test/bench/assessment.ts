/** From judged files to levels: of all files, and after an edit of one. */
import { assess } from '../../server/src/assessment/assess.ts';
import { model } from '../../server/src/model/model.ts';
import { addTallies } from '../../server/src/rules/finding.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { document } from './corpus.ts';
import { measure, statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

export interface AssessmentResult {
  /** Sums what the rules said of each file, and assesses the sum. */
  readonly whole: Stats;
  /** Assesses another sum, as after an edit. */
  readonly edit: Stats;
  /** Gathers the evidence of all signals anew after an edit. */
  readonly evidence: Stats;
}

const turns = 60;
const warmUp = 20;

export function measureAssessment(files: number): AssessmentResult {
  const session = new Session();
  session.complete();
  for (let index = 0; index < files; index++) put(session, index, document(index));
  const uris = session.files.uris().toSorted();
  for (const uri of uris) session.engine.talliesOf(uri);
  let { evidence } = session.signals;
  const sum = (): ReturnType<typeof addTallies> => addTallies(uris.map((uri) => session.engine.talliesOf(uri)));
  const whole = repeated(() => assess(sum(), model, session.rules, evidence));
  const edited = Math.floor(files / 2);
  const gathering = repeated(
    () => {
      ({ evidence } = session.signals);
    },
    (turn) => {
      put(session, edited, document(edited).replaceAll('8080', String(8000 + turn)));
    },
  );
  let tallies = sum();
  const edit = repeated(
    () => assess(tallies, model, session.rules, evidence),
    () => {
      tallies = addTallies([tallies, session.engine.talliesOf(uris[0] ?? '')]);
    },
  );
  return { whole, edit, evidence: gathering };
}

function put(session: Session, index: number, text: string): void {
  session.acceptFromDisk(`file:///bench/team-${String(Math.floor(index / 100))}/app-${String(index)}.yaml`, 'yaml', text);
}

/** The first turns warm up; `prepare` is not measured. */
function repeated(run: () => void, prepare: (turn: number) => void = () => undefined): Stats {
  const samples = Array.from({ length: turns }, (_, turn) => {
    prepare(turn);
    return measure(run);
  });
  return statsOf(samples.slice(warmUp));
}
