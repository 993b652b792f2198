# Three tables from the Learning Cities Graph: goals by region, the strongest pairs of goals, related cities of one city.
# The notebook in ../python makes the same tables, and says how to read them.
#
#	Rscript tables.R
#
# LC_ENDPOINT names the service, LC_CITY the city of the third table, LC_TABLES a folder for the tables as CSV files.
# Needs the packages curl and jsonlite (Debian: r-cran-curl, r-cran-jsonlite).

endpoint <- Sys.getenv("LC_ENDPOINT", "http://127.0.0.1:8080/graphql")
city <- Sys.getenv("LC_CITY", "cork")
folder <- Sys.getenv("LC_TABLES", "tables")

# ask gives what the service answers, lists of objects as data frames. An error says what to change in the query.
ask <- function(query, variables = NULL) {
  body <- list(query = query, variables = variables)
  request <- curl::new_handle(postfields = jsonlite::toJSON(body, auto_unbox = TRUE, null = "null"), timeout = 30)
  curl::handle_setheaders(request, "Content-Type" = "application/json")
  response <- curl::curl_fetch_memory(endpoint, request)
  text <- rawToChar(response$content)
  Encoding(text) <- "UTF-8"
  answer <- jsonlite::fromJSON(text, flatten = TRUE)
  if (!is.null(answer$errors)) stop(paste(answer$errors$message, collapse = "; "))
  answer$data
}

# keep shows a table, rounded, and writes it, exactly.
keep <- function(table, name, title) {
  cat("\n", title, "\n\n", sep = "")
  print(table, digits = 3, row.names = FALSE, right = FALSE)
  file <- file(file.path(folder, paste0(name, ".csv")), open = "w", encoding = "UTF-8")
  on.exit(close(file))
  write.csv(table, file, row.names = FALSE, na = "")
}

options(width = 200)
if (!l10n_info()$`UTF-8`) invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8")) # names are in UTF-8
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
dataset <- ask("{ dataset { citation version } }")$dataset
cat(dataset$citation, "Version", dataset$version, "\n")

# A region lists only goals that a city there serves; of the others no source read so far tells.
regions <- ask("{ cityFacets { regions { region } } }")$cityFacets$regions$region
goals <- ask("{ sdgs { number name } }")$sdgs
for (region in regions) {
  counts <- ask("query GoalsOfRegion($region: Region!) {
    cityFacets(filter: { regions: [$region] }) { sdgs { sdg { number } count } }
  }", list(region = region))$cityFacets$sdgs
  here <- match(goals$number, counts$sdg.number)
  goals[[region]] <- ifelse(is.na(here), 0L, counts$count[here])
}
names(goals)[1] <- "goal"
keep(goals, "goals-by-region", "Goals by region: how many cities serve each")

# The ten pairs with the highest Jaccard index, of those that five case studies or more serve.
pairs <- ask("{
  sdgNetwork(unit: CASE_STUDY, minCount: 5) {
    pairs { a { number name } b { number name } count jaccard lift }
  }
}")$sdgNetwork$pairs
pairs <- pairs[order(-pairs$jaccard, -pairs$count, pairs$a.number, pairs$b.number), ]
pairs <- head(pairs, 10)[c("a.number", "b.number", "count", "jaccard", "lift", "a.name", "b.name")]
names(pairs) <- c("a", "b", "count", "jaccard", "lift", "a_name", "b_name")
keep(pairs, "pairs", "The strongest pairs of goals, by case study")

related <- ask("query Related($city: String!) {
  city(slug: $city) {
    relatedCities(first: 10) {
      edges { rank score distanceKm node { name country { name } } description }
    }
  }
}", list(city = city))$city$relatedCities$edges
if (is.null(related)) stop("no city has the slug ", city)
related <- related[c("rank", "node.name", "node.country.name", "score", "distanceKm", "description")]
names(related) <- c("rank", "city", "country", "score", "km", "why")
keep(related, "related-cities", paste("Cities related to", city))
