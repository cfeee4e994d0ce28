module "tag" {
  source = "git::https://git.example.com/platform/network.git//modules/vpc?ref=v1.4.0"
}

module "commit" {
  source = "git::ssh://git@git.example.com/platform/network.git?depth=1&ref=51d462976d84fdea54b47d80dcabbf680badcdb8"
}

module "short_hand" {
  source = "github.com/shop/terraform-network?ref=release-1.4"
}

module "scp" {
  source = "git@github.com:shop/terraform-network.git?ref=1.4.0"
}

module "mercurial" {
  source = "hg::https://hg.example.com/network?rev=1.4.0"
}

module "local" {
  source = "./modules/main"
}

module "registry" {
  source = "terraform-aws-modules/vpc/aws"
}

module "archive" {
  source = "https://releases.example.com/modules/network.zip?archive=zip"
}

# Not known before it runs.
module "templated" {
  source = "git::https://git.example.com/platform/network.git?ref=${var.network_version}"
}

# Without git:: this is fetched over HTTP, whatever it ends in.
module "plain" {
  source = "https://git.example.com/platform/network.git"
}
