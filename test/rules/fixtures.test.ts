import { allRules } from '../../server/src/rules/index.ts';
import { describeFixtures } from '../support/rule-fixtures.ts';

describeFixtures(allRules);
