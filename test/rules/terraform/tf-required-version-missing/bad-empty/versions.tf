terraform {}
#@ 0 9 tf-required-version-missing
