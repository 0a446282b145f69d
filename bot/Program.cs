using SupportBot.Api;
using SupportBot.Articles;

if (args is ["articles", ..])
    return await ArticlesCommand.RunAsync(args, Console.Out, Console.Error);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddArticles(builder.Configuration);
builder.Services.AddSupportApi();

var app = builder.Build();
app.MapSupportApi();
await app.RunAsync();
return 0;
