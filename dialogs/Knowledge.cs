using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>All that the dialog knows, as one unchangeable whole: a turn sees one state of the articles, even while they are swapped.</summary>
public sealed record Knowledge(ArticleIndex Articles, PlaybookShelf Playbooks, Languages Languages);
