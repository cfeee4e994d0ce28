module "none" {
  source = "git::https://git.example.com/platform/network.git//modules/vpc?ref=v1.0.0"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "other_parameter" {
  source = "git::ssh://git@git.example.com/platform/network.git?depth=1&ref=v1.0.0" # shallow
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "main" {
  source = "git::https://git.example.com/platform/network.git?ref=v1.0.0&depth=1"
  #                                                               ^^^^ tf-module-unpinned-git
}

module "branch" {
  source = "bitbucket.org/shop/network?ref=v1.0.0"
  #                                        ^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "empty" {
  source = "github.com/shop/terraform-network?ref=v1.0.0"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git
}

module "scp" { source = "git@github.com:shop/terraform-network.git?ref=v1.0.0" }
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-git

module "mercurial" {
  source = "hg::https://hg.example.com/network?rev=v1.0.0"
  #                                                ^^^^^^^ tf-module-unpinned-git
}
