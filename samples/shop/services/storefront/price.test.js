import assert from 'node:assert/strict';
import test from 'node:test';
import { formatPrice } from './price.js';

test('prices are shown in euros with two decimals', () => {
  assert.equal(formatPrice(1290), '€12.90');
});
