package check

// List is every check, those of a document first.
func List() []Check {
	return []Check{
		countWord(),
		shareOfNumbers(),
		partsAboveWhole(),
		partsSum(),
		unaccounted(),
		subset(),
		impossibleDates(),
		mixedUnits(),
		rank(),
		twoDates(),
		otherNumber(),
		falling(),
		misquoted(),
		unsaid(),
		redated(),
		superseded(),
		circular(),
		outlier(),
	}
}
