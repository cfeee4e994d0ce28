module "network" {
    source = "localhost:8080/shop/network/aws"
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
    name="not formatted"
}

module "last" {
	providers = {
		aws = aws.west
	}
	source = "shop/queue/aws" // a tab before it
#@ 10 16 tf-module-unpinned-registry
}
