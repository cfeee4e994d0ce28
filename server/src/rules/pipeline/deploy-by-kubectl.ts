import { isPrinted, placeIn } from '../../facts/pipeline/script.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { at, child, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

const push =
  /\bkubectl\s+(?:-\S+(?:[ =][^-\s]\S*)?\s+)*(?:apply|replace|create|set\s+image|patch|rollout\s+restart)\b|\bhelm\s+(?:-\S+\s+)*(?:upgrade|install)\b|\bhelmfile\s+(?:-\S+\s+)*(?:apply|sync)\b|\bskaffold\s+(?:run|deploy)\b/g;
const harmless = /--dry-run|\b(?:argocd|argo-cd|flux|applications?\.argoproj|-n\s+argo)\b/i;
/** How a job gets the login of a cluster that is not its own. */
const login =
  /\baws\s+eks\s+update-kubeconfig|\bgcloud\s+container\s+(?:clusters|fleet\s+memberships)\s+get-credentials|\baz\s+aks\s+get-credentials|\bdoctl\s+kubernetes\s+cluster\s+kubeconfig|\boc\s+login|\bkubectl\s+config\s+(?:use-context|set-cluster)|secrets\.[\w-]*kube_?config|\$\{?[A-Z_]*KUBE_?CONFIG[A-Z_]*(?:_B64|_BASE64|_DATA|_CONTENT)/i;
const loginAction =
  /^(?:azure\/(?:aks-set-context|k8s-set-context)|google-github-actions\/get-gke-credentials|digitalocean\/action-doctl)$/;
const ownCluster = /\b(?:kind|k3d|minikube|k3s|microk8s|ctlptl|vcluster)\b(?:\s+(?:create|start|cluster))?/i;
const ownClusterAction = /(?:kind-action|k3d|minikube|k3s|microk8s|setup-kind)/i;

export const deployByKubectl = defineRule({
  id: 'deploy-by-kubectl',
  title: 'Pipeline pushes to the cluster',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/gitops-operators',
  category: 'reliability',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (!['github', 'gitlab', 'azure', 'circleci'].includes(pipeline.system)) return notApplicable;
    // What a pull request alone starts is a preview, which goes with it.
    if (pipeline.workflow?.triggers?.every((trigger) => /^pull_request(?:_target)?$/.test(trigger)) === true) return notApplicable;
    return outcomeOf([...byCommands(pipeline), ...byActions(pipeline)], notApplicable);
  },
  fixSafety: null,
  rationale:
    'A pipeline that pushes needs a login that may change the cluster, deploys only when it runs, and does not notice when somebody changes things by hand afterwards. A GitOps operator in the cluster pulls from the repository, needs no access from outside and puts drift right. Jobs that make their own test cluster, previews that only pull requests start, dry runs and the installation of the operator itself are left alone.',
  how: [
    'Install Argo CD or Flux and point it at the folder with the manifests or the chart.',
    'Let the pipeline end with a commit that writes the new image tag there.',
    'Take the login of the cluster away from the pipeline.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          aws eks update-kubeconfig --name shop\n          kubectl apply -f deploy/\n',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          yq -i ".image.tag = \\"$GITHUB_SHA\\"" deploy/values.yaml\n          git commit -am "Deploy $GITHUB_SHA" && git push\n',
  },
  hoverOn: ['jobs.steps.run', 'script'],
  equivalents: {},
});

function byCommands(pipeline: Pipeline): readonly Problem[] {
  return pipeline.scripts.flatMap((script): readonly Problem[] => {
    const matches = [...script.code.matchAll(push)];
    if (matches.length === 0 || !reaches(script, pipeline)) return [];
    return matches.flatMap((match): readonly Problem[] => {
      const line = script.code.slice(script.code.lastIndexOf('\n', match.index) + 1).split('\n', 1)[0] ?? '';
      if (harmless.test(line) || isPrinted(script, match.index)) return [];
      const what = match[0].split(/\s+/)[0] ?? 'kubectl';
      return [
        problemAt(
          placeIn(script, match.index, match.index + match[0].length),
          say`The pipeline itself changes the cluster here with ${what}; nothing keeps the cluster that way afterwards.`,
        ),
      ];
    });
  });
}

function byActions({ steps }: Pipeline): readonly Problem[] {
  return steps.flatMap(({ action, use, inputs }): readonly Problem[] =>
    action === 'azure/k8s-deploy' && use && (textOf(child(inputs, 'action')) ?? 'deploy') === 'deploy'
      ? [problemAt(use.node, say`The pipeline itself changes the cluster here; nothing keeps the cluster that way afterwards.`)]
      : [],
  );
}

/** Whether the job of a script logs in to a cluster, and makes none of its own. */
function reaches(script: Script, pipeline: Pipeline): boolean {
  const beside = pipeline.scripts.filter((one) => one.job === script.job && one.section === script.section);
  const actions = pipeline.steps.flatMap(({ job, action }) => (job === script.job && action !== undefined ? [action] : []));
  if (beside.some(({ code }) => ownCluster.test(code)) || actions.some((action) => ownClusterAction.test(action))) return false;
  if (actions.some((action) => loginAction.test(action)) || beside.some(({ code }) => login.test(code))) return true;
  const holder = script.job?.node ?? (script.section === undefined ? undefined : at(pipeline.node, script.section));
  if (pipeline.system === 'gitlab' && child(holder, 'environment') !== undefined) return true;
  return scalarsIn(holder && resolve(holder)).some(({ text }) => /secrets\.[\w-]*kube_?config/i.test(text));
}
