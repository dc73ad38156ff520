module cited

go 1.26
