/** Where hover speaks of what a workload writes: paths below its object, whatever its kind. */

const podSpecs: readonly string[] = ['spec', 'spec.template.spec', 'spec.jobTemplate.spec.template.spec'];

/** Paths of fields of the Pod's spec. */
export function podFields(...fields: readonly string[]): readonly string[] {
  return podSpecs.flatMap((path) => fields.map((field) => `${path}.${field}`));
}

/** Paths of fields that stand in the security context of the Pod or of a container. */
export function securityFields(...fields: readonly string[]): readonly string[] {
  const holders = ['', 'containers.', 'initContainers.'];
  return podFields(...holders.flatMap((holder) => fields.map((field) => `${holder}securityContext.${field}`)));
}
