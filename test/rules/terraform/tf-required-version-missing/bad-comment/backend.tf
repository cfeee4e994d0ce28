terraform { # where the state is
#@ 0 9 tf-required-version-missing

    # In the account of the platform team.
    backend "s3" {
        bucket = "state"
    }
}
