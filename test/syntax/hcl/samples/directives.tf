locals {
  list = "%{for name in var.names}- ${name}\n%{endfor}"
  when = "%{if var.on}on%{else}off%{endif}"
  trim = <<-EOT
    %{~ for host in var.hosts ~}
    ${host.name} ${host.address}
    %{~ endfor ~}
  EOT
}
