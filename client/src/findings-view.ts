/** The open findings of the workspace as a tree: sections of the model, their rules, the places of each. */
import {
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { FindingList, RuleCount } from '../../server/src/features/finding-list-types.ts';
import type { Place } from '../../server/src/features/overview-types.ts';
import { clientCommands } from '../../server/src/lsp/protocol.ts';
import type { Session } from './session.ts';

/** The view's id in the manifest. */
const findingsViewId = 'cloudNativeMaturity.findings';

interface SectionNode {
  readonly kind: 'section';
  readonly id: string;
  readonly name: string;
  readonly rules: readonly RuleNode[];
}

/** `id` is the rule's, which the guidance is shown for. */
export interface RuleNode {
  readonly kind: 'rule';
  readonly id: string;
  readonly rule: RuleCount;
  /** Below the target level. */
  readonly expected: boolean;
}

interface PlaceNode {
  readonly kind: 'place';
  readonly place: Place;
}

/** Stands for what was not listed. */
interface RestNode {
  readonly kind: 'rest';
  readonly count: number;
}

type Node = SectionNode | RuleNode | PlaceNode | RestNode;

const mostPlaces = 200;

export class FindingsView implements TreeDataProvider<Node>, Disposable {
  readonly #session: Session;
  readonly #changed = new EventEmitter<void>();
  readonly #view: TreeView<Node>;
  readonly #subscriptions: readonly Disposable[];
  #stale = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#view = window.createTreeView(findingsViewId, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#view,
      session.onOverview(() => {
        this.#refresh();
      }),
      session.onState(() => {
        this.#refresh();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) this.#refresh();
      }),
    ];
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.#sections();
    if (node.kind === 'section') return [...node.rules];
    return node.kind === 'rule' ? this.#places(node) : [];
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'section':
        return sectionItem(node);
      case 'rule':
        return ruleItem(node);
      case 'place':
        return placeItem(node.place);
      case 'rest':
        return new TreeItem(l10n.t('and {0} more', node.count));
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** Nobody looks at a hidden tree: it is asked for when it is seen again. */
  #refresh(): void {
    this.#stale = !this.#view.visible;
    if (!this.#stale) this.#changed.fire();
  }

  async #sections(): Promise<Node[]> {
    if (this.#session.state !== 'running') return [];
    const list = await this.#session.findings({ limit: 0 });
    this.#view.description = list.total === 0 ? '' : String(list.total);
    return sectionsOf(list);
  }

  async #places({ id, rule }: RuleNode): Promise<Node[]> {
    const { places } = await this.#session.findings({ rule: id, limit: mostPlaces });
    const nodes: Node[] = places.map((place) => ({ kind: 'place', place }));
    return rule.count > places.length ? [...nodes, { kind: 'rest', count: rule.count - places.length }] : nodes;
  }
}

/** Sections in the order of their lowest level, as the rules come. */
function sectionsOf({ rules, target }: FindingList): SectionNode[] {
  const sections = new Map<string, { readonly name: string; readonly rules: RuleNode[] }>();
  for (const rule of rules) {
    const section = sections.get(rule.section) ?? { name: rule.sectionName, rules: [] };
    sections.set(rule.section, section);
    section.rules.push({ kind: 'rule', id: rule.rule, rule, expected: rule.level <= target });
  }
  return [...sections].map(([id, { name, rules: own }]) => ({ kind: 'section', id, name, rules: own }));
}

function sectionItem({ id, name, rules }: SectionNode): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `section:${id}`;
  item.description = String(rules.reduce((sum, { rule }) => sum + rule.count, 0));
  item.contextValue = 'section';
  return item;
}

function ruleItem({ id, rule, expected }: RuleNode): TreeItem {
  const item = new TreeItem(rule.title, TreeItemCollapsibleState.Collapsed);
  item.id = `rule:${id}`;
  item.description = `${String(rule.count)} · ${l10n.t('Level {0}', rule.level)}`;
  item.iconPath = expected
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('lightbulb', new ThemeColor('descriptionForeground'));
  const fix =
    rule.fixSafety === 'safe'
      ? l10n.t('Can be fixed without a judgement.')
      : rule.fixSafety === 'review'
        ? l10n.t('A fix is offered; its values need a look.')
        : l10n.t('There is no automatic fix.');
  const tooltip = new MarkdownString();
  tooltip.appendText(rule.title);
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(`${l10n.t('Level {0}', rule.level)}: ${rule.sectionName}`);
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(fix);
  item.tooltip = tooltip;
  item.contextValue = 'rule';
  return item;
}

function placeItem({ uri, path, range, message }: Place): TreeItem {
  const line = range.start.line + 1;
  const item = new TreeItem(`${path.slice(path.lastIndexOf('/') + 1)}:${String(line)}`);
  item.description = message;
  item.tooltip = `${message}\n${path}:${String(line)}`;
  item.resourceUri = Uri.parse(uri, true);
  // With a resource the editor would put the file's own icon and decorations beside it.
  item.iconPath = new ThemeIcon('circle-small');
  item.accessibilityInformation = { label: `${message}, ${path}, ${l10n.t('line {0}', line)}` };
  item.command = { command: clientCommands.showPlaces, title: l10n.t('Open'), arguments: [uri, [{ range, message }]] };
  return item;
}
