import assert from 'node:assert/strict';
import { holds } from '../../../server/src/rules/pipeline/conditions.ts';
import type { Occasion } from '../../../server/src/rules/pipeline/conditions.ts';

const tag: Occasion = { event: 'push', ref: 'tag' };
const branch: Occasion = { event: 'push', ref: 'branch' };
const release: Occasion = { event: 'release', ref: 'tag' };

describe('conditions of pipelines', () => {
  for (const [condition, onTag, onBranch, onRelease] of [
    ['true', true, true, true],
    ['${{ false }}', false, false, false],
    ["startsWith(github.ref, 'refs/tags/')", true, false, true],
    ["startsWith(github.ref, 'refs/tags/v')", undefined, false, undefined],
    ["${{ !startsWith( github.ref , 'refs/tags/') }}", false, true, false],
    ["github.event_name == 'push' && github.ref_type == 'tag'", true, false, false],
    ["!(github.event_name == 'push' && github.ref_type == 'tag')", false, true, true],
    ["github.event_name != 'pull_request'", true, true, true],
    ["github.ref == 'refs/heads/main'", false, undefined, false],
    ["github.ref != 'refs/heads/main'", true, undefined, true],
    ["vars.A || github.ref_type == 'tag'", true, undefined, true],
    ["vars.A && github.ref_type == 'tag'", undefined, false, undefined],
    ["(github.ref_type == 'tag') || (github.ref_type == 'branch')", true, true, true],
    ["github.ref_type == 'a || b'", false, false, false],
    ["'unclosed", undefined, undefined, undefined],
    ['${{ true }} && ${{ true }}', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
  ] as const) {
    it(`judge ${JSON.stringify(condition)}`, () => {
      assert.deepEqual(
        [tag, branch, release].map((occasion) => holds(condition, occasion)),
        [onTag, onBranch, onRelease],
      );
    });
  }

  it('are read in time however deep', () => {
    assert.equal(holds(`${'('.repeat(5000)}true${')'.repeat(5000)}`, tag), undefined);
  });
});
