import assert from 'node:assert/strict';
import { model, practiceById } from '../../server/src/model/model.ts';
import { cli, Folder } from './support.ts';

describe('cnmaturity model', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder();
  });

  after(() => {
    folder.remove();
  });

  it('prints the whole model for programs', async () => {
    const { code, out } = await cli(['model', '--format', 'json'], { cwd: folder.path });
    assert.equal(code, 0);
    const printed = JSON.parse(out) as {
      readonly sections: readonly { readonly id: string }[];
      readonly dimensions: readonly { readonly id: string }[];
      readonly cells: readonly { readonly section: string; readonly level: number; readonly summary: string }[];
      readonly practices: readonly { readonly id: string; readonly rules: readonly string[]; readonly statement: string }[];
    };
    const sections = model.dimensions.flatMap((dimension) => dimension.sections);
    const cells = sections.flatMap((one) => one.cells);
    assert.deepEqual(
      printed.dimensions.map(({ id }) => id),
      model.dimensions.map(({ id }) => id),
    );
    assert.deepEqual(
      printed.sections.map(({ id }) => id),
      sections.map(({ id }) => id),
    );
    assert.deepEqual(
      printed.cells.map(({ summary }) => summary),
      cells.map(({ summary }) => summary),
    );
    assert.deepEqual(
      printed.practices.map(({ id }) => id),
      cells.flatMap(({ practices }) => practices.map(({ id }) => id)),
    );
    const probes = printed.practices.find(({ id }) => id === 'technology/testing-and-issue-detection/1/health-probes');
    assert.ok(probes);
    assert.equal(probes.statement, practiceById('technology/testing-and-issue-detection/1/health-probes')?.statement);
    assert.ok(probes.rules.includes('liveness-probe-missing'));
  });

  it('prints how many practices there are for people', async () => {
    const { out } = await cli(['model'], { cwd: folder.path });
    assert.match(out, /^People +1 Build {2}2 Operate {2}3 Scale {2}4 Improve {2}5 Adapt\n {2}Organizational Change +3 +6 +5 +3 +2\n/);
    assert.match(out, /\d+ practices \(model 4\.0 beta, [\d-]+\)/);
  });
});
