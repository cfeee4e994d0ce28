module "network" {
    source  = "localhost:8080/shop/network/aws"
    version = "~> 1.0"
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
    name="not formatted"
}

module "last" {
	providers = {
		aws = aws.west
	}
	source  = "shop/queue/aws" // a tab before it
	version = "~> 1.0"
#@ 10 16 tf-module-unpinned-registry
}
