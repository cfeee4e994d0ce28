import { openIngress, openTypes } from './ingress.ts';
import { resourceRule } from './kit.ts';

export const sgOpenIngress = resourceRule({
  id: 'sg-open-ingress',
  title: 'Administration or every port open to the world',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: openTypes,
  inspect: (judged) => openIngress(judged),
  hoverOn: ['aws_security_group.ingress', 'google_compute_firewall.source_ranges', 'azurerm_network_security_rule.source_address_prefix'],
  rationale:
    'Ports of SSH and RDP that answer the whole Internet are tried around the clock, and a rule for all ports opens what nobody thought of. Single ports of services, such as 443, are not judged.',
  how: [
    'Name the networks that need access, or another security group.',
    'Reach machines through a session manager, an identity-aware proxy or a VPN.',
  ],
  bad: 'resource "aws_security_group_rule" "ssh" {\n  type        = "ingress"\n  from_port   = 22\n  to_port     = 22\n  protocol    = "tcp"\n  cidr_blocks = ["0.0.0.0/0"]\n}\n',
  good: 'resource "aws_security_group_rule" "https" {\n  type        = "ingress"\n  from_port   = 443\n  to_port     = 443\n  protocol    = "tcp"\n  cidr_blocks = ["0.0.0.0/0"]\n}\n',
  equivalents: {
    checkov: ['CKV_AWS_24', 'CKV_AWS_25', 'CKV_GCP_2', 'CKV_GCP_3', 'CKV_AZURE_9', 'CKV_AZURE_10'],
    trivy: ['AWS-0107', 'AWS-0105', 'GCP-0027', 'AZU-0047', 'AZU-0050'],
  },
});
