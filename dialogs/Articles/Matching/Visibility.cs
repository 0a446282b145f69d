using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SupportBot.Benchmarks")]
[assembly: InternalsVisibleTo("SupportBot.Tests")]
