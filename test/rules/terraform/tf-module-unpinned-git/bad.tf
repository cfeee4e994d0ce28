module "none" {
  source = "git::https://git.example.com/platform/network.git//modules/vpc"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "other_parameter" {
  source = "git::ssh://git@git.example.com/platform/network.git?depth=1" # shallow
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "main" {
  source = "git::https://git.example.com/platform/network.git?ref=main&depth=1"
  #                                                               ^^^^ tf-module-unpinned-git
}

module "branch" {
  source = "bitbucket.org/shop/network?ref=refs/heads/next"
  #                                        ^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "empty" {
  source = "github.com/shop/terraform-network?ref="
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "scp" { source = "git@github.com:shop/terraform-network.git" }
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git

module "mercurial" {
  source = "hg::https://hg.example.com/network?rev=default"
  #                                                ^^^^^^^ tf-module-unpinned-git
}
