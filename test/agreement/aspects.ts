/**
 * Checks of other tools that look at one thing of several that a rule here looks at: only findings about that thing answer for the check.
 * By `tool check`; the pattern is of our message.
 */
export const aspects: ReadonlyMap<string, RegExp> = new Map([
  ['polaris rolebindingRolePodExecAttach', /^Role(?:Binding)? /],
  ['trivy AWS-0014', /one region only/],
  ['trivy AWS-0016', /files were changed/],
  ['trivy AWS-0162', /CloudWatch Logs/],
  ['trivy AWS-0054', /in the clear/],
  ['trivy AWS-0047', /TLS versions before/],
  ['trivy AWS-0077', /backups/],
  ['trivy AWS-0080', /is not encrypted/],
  ['trivy AWS-0180', /from the Internet/],
  ['trivy AWS-0086', /block_public_acls/],
  ['trivy AWS-0087', /block_public_policy/],
  ['trivy AWS-0091', /ignore_public_acls/],
  ['trivy AWS-0093', /restrict_public_buckets/],
  ['trivy AWS-0094', /no public access block/],
  ['trivy AWS-0089', /access log/],
  ['trivy AWS-0090', /former versions/],
  ['trivy AWS-0034', /metrics of its containers|Container Insights/],
  ['trivy AWS-0035', /EFS/],
  ['trivy AWS-0036', /secret/],
  ['trivy GCP-0015', /without TLS/],
  ['trivy GCP-0017', /whole Internet/],
  ['trivy GCP-0024', /backups/],
]);
