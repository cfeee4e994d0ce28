resource "google_container_node_pool" "main" {
  cluster = "main"

  management {
    auto_repair = true
#                 ^^^^^ gke-node-auto-upgrade-repair
  }
}
