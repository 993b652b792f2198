package words

const (
	narrowSpace  = "\u202f"
	noBreakSpace = "\u00a0"
)

// languages are English, French, Spanish, then the others by tag. How they write numbers and dates is that of the Unicode CLDR, with the
// digits 0 to 9 everywhere: years stand beside numbers, and one page has one kind of digits.
func languages() []*Language {
	return []*Language{
		{Tag: "en", locale: "en_GB", Name: "English", Dir: "ltr", thousand: ",", grouped: 1000, decimal: ".", dates: dates{
			day: "{d} {month} {y}", month: "{month} {y}", span: "{a} – {b}",
			months: months("January February March April May June July August September October November December"),
		}},
		{Tag: "fr", locale: "fr_FR", Name: "Français", Dir: "ltr", thousand: narrowSpace, grouped: 1000, decimal: ",", dates: dates{
			day: "{d} {month} {y}", month: "{month} {y}", span: "{a} – {b}", first: "1er",
			months: months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
		}},
		{Tag: "es", locale: "es_ES", Name: "Español", Dir: "ltr", thousand: noBreakSpace, grouped: 10000, decimal: ",", dates: dates{
			day: "{d} de {month} de {y}", month: "{month} de {y}", span: "{a} – {b}",
			months: months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
		}},
		{Tag: "ar", locale: "ar_AR", Name: "العربية", Dir: "rtl", thousand: ",", grouped: 1000, decimal: ".", dates: dates{
			day: "{d} {month} {y}", month: "{month} {y}", span: "{a} – {b}",
			months: months("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
		}},
		{Tag: "ru", locale: "ru_RU", Name: "Русский", Dir: "ltr", thousand: noBreakSpace, grouped: 10000, decimal: ",", dates: dates{
			day: "{d} {month} {y}" + noBreakSpace + "г.", month: "{alone} {y}" + noBreakSpace + "г.", span: "{a} – {b}",
			months: months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
			alone:  months("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
		}},
		{Tag: "zh", locale: "zh_CN", Name: "中文", Dir: "ltr", thousand: ",", grouped: 1000, decimal: ".", dates: dates{
			day: "{y}年{month}{d}日", month: "{y}年{month}", span: "{a}至{b}",
			months: months("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
		}},
	}
}
